import { isHobError } from "@hob/errors";
import type { Disk } from "@hob/libvirt-xml";
import type { Step, StepRun } from "@hob/tasks";
import type { Guest } from "@hob/virt";
import type { BuildInput, BuildNotes, PlannedVolume } from "../build-plan.ts";
import { sourcesOf } from "../storage/disk-users.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { addressesOf } from "./wait-for-guest.ts";
import { removeVolumes } from "./noted-volume.ts";

type Run = StepRun<BuildInput, BuildNotes>;

const isOurs = ({ until }: PlannedVolume) => until === "first-boot";

/** Takes the first boot's media out of the guest, and overwrites and deletes them, when the guest has read them. */
export const forgetFirstBoot = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "forget-first-boot",
  title: "Wipe the first boot's secrets",
  applies: ({ plan }) => plan.start && plan.wait.goal !== "none" && plan.volumes.some(isOurs),
  async execute(run) {
    const { plan, host: id } = run.input;
    const media = plan.volumes.filter(isOurs);
    if (!run.notes.reached) {
      run.log(`${media.map(({ path }) => path).join(", ")} stays: the guest may not have read it.`);
      return;
    }
    const host = await connectedHost(hostFor, id, run.signal);
    const guest = await host.guest(plan.uuid);
    if (plan.wait.goal === "agent") {
      await cloudInitDone(guest, run.signal, run.log);
      await run.note({ addresses: await addressesOf(guest) });
    }
    await host.defineGuest(plan.xml);
    if ((await guest.info()).state !== "shutoff") await takeOut(guest, media, run);
    await removeVolumes(host, media, run);
  },
  resume: true,
});

const patienceMs = 10 * 60_000;

/** Waits for cloud-init's end, where the agent may ask it; a guest without cloud-init has nothing to wait for. */
async function cloudInitDone(guest: Guest, signal: AbortSignal, log: (message: string) => void): Promise<void> {
  try {
    const { exitCode } = await guest.agent.run("cloud-init", ["status", "--wait"], { timeoutMs: patienceMs, signal });
    if (exitCode !== 0) log(`cloud-init ended with ${exitCode}: see 'cloud-init status --long' in the guest.`);
  } catch (error) {
    signal.throwIfAborted();
    if (!isHobError(error)) throw error;
    log(`cloud-init could not be asked: ${error.message}`);
  }
}

/** Takes media out of a running guest. One that the guest does not let go of is overwritten under it, and goes with its power. */
async function takeOut(guest: Guest, media: readonly PlannedVolume[], run: Pick<Run, "signal" | "log">): Promise<void> {
  const gone = new Set(media.flatMap(({ path, pool, volume }) => [path, `${pool}/${volume}`]));
  for (const { definition } of await guest.devices.list({ of: "live", kind: "disk" })) {
    if (!sourcesOf(definition).some((source) => gone.has(source))) continue;
    const pick = { kind: "disk", target: definition.target.dev } as const;
    try {
      if (definition.device === "cdrom") {
        await guest.devices.update(pick, withoutMedium, { target: "live", force: true });
      } else await guest.devices.detach(pick, { target: "live", timeoutMs: detachMs, attempts: 2, signal: run.signal });
    } catch (error) {
      run.signal.throwIfAborted();
      if (!isHobError(error)) throw error;
      run.log(`'${definition.target.dev}' stays until the guest is off, with nothing on it: ${error.message}`);
    }
  }
}

/** How long a guest may take to let go of a disk. */
const detachMs = 15_000;

function withoutMedium(drive: Disk): Disk {
  const { source: _source, backingStore: _backingStore, ...empty } = drive;
  return { ...empty, type: "file" };
}
