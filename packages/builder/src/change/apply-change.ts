import { domain, edit, read } from "@hob/libvirt-xml";
import type { ChangeOutcome, Device, Guest, Host, WaitingSetting } from "@hob/virt";
import { isHobError } from "@hob/errors";
import { bytes } from "@hob/units";
import { DefinitionChanged } from "../builder-errors.ts";
import type { ChangePlan, PlannedChange } from "./change-plan.ts";
import { nameOf, pickOf } from "./device-names.ts";

/**
 * Stores the changed definition, then gives the running guest what it can take. What it cannot waits for its next start,
 * and is no failure.
 *
 * @throws DefinitionChanged when somebody else has changed the definition since it was planned.
 */
export async function applyChange(host: Host, plan: ChangePlan): Promise<ChangeOutcome> {
  const guest = await host.guest(plan.guest);
  if ((await guest.xml({ inactive: true })) !== plan.before) throw new DefinitionChanged({ guest: plan.name });
  const { state } = await guest.info();
  const before = await guest.devices.list({ of: "config" });
  await host.defineGuest(await withSecrets(guest, plan));
  const names = plan.changes.map(({ change }) => change);
  if (state === "shutoff" || state === "crashed") return { live: [], config: names, needsRestart: [] };
  const after = await guest.devices.list({ of: "config" });
  const live: string[] = [];
  const needsRestart: WaitingSetting[] = [];
  const attempt = async (setting: string, work: () => Promise<unknown>) => {
    try {
      await work();
      live.push(setting);
    } catch (error) {
      if (!isHobError(error) || error.kind === "unavailable") throw error;
      const reason = error.kind === "invalid" ? "the running guest was started with less room" : error.message;
      needsRestart.push({ setting, reason: reason.replace(/\.$/, "") });
    }
  };
  // Controllers first: other devices hang on them.
  const added = missingFrom(before, after)
    .filter(isPluggable)
    .toSorted((a, b) => rank(a) - rank(b));
  for (const device of added) {
    await attempt(`add ${nameOf(device)}`, () => guest.devices.attach(device, { target: "live" }));
  }
  for (const device of missingFrom(after, before).filter(isPluggable)) {
    await attempt(`remove ${nameOf(device)}`, () => guest.devices.detach(pickOf(device), { target: "live" }));
  }
  for (const change of plan.changes) await applySetting(guest, change, attempt, needsRestart);
  return { live, config: names, needsRestart };
}

/** What is planned, with the secrets that libvirt tells only when asked: screens' passwords, cookies of disks behind HTTP. */
async function withSecrets(guest: Guest, { before, xml }: ChangePlan): Promise<string> {
  const secret = await guest.xml({ inactive: true, secrets: true });
  if (secret === before) return xml;
  const { devices } = read(domain, secret);
  const screens = new Map(devices.graphics.map((each) => [each.type, each]));
  const cookies = new Map(devices.disks.map(({ target, source }) => [target.dev, source?.cookies]));
  return edit(xml, domain, (planned) => ({
    ...planned,
    devices: {
      ...planned.devices,
      disks: planned.devices.disks.map((disk) => {
        const known = cookies.get(disk.target.dev);
        return known === undefined ? disk : { ...disk, source: { ...disk.source, cookies: known } };
      }),
      graphics: planned.devices.graphics.map((screen) => {
        const known = screens.get(screen.type);
        return known === undefined || !("passwd" in known)
          ? screen
          : {
              ...screen,
              passwd: known.passwd,
              ...("passwdValidTo" in known ? { passwdValidTo: known.passwdValidTo } : {}),
            };
      }),
    },
  }));
}

/** Devices that one list has and another has not, by what libvirt says of them. */
function missingFrom(some: readonly Device[], others: readonly Device[]): readonly Device[] {
  const known = some.map(({ xml }) => xml);
  return others.filter(({ xml }) => {
    const at = known.indexOf(xml);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** A screen and what belongs to it are the business of `set-graphics`. */
const isPluggable = ({ kind }: Device): boolean => !["graphics", "video", "audio", "sound"].includes(kind);

const rank = ({ kind }: Device): number => (kind === "controller" ? 0 : 1);

async function applySetting(
  guest: Guest,
  change: PlannedChange,
  attempt: (setting: string, work: () => Promise<unknown>) => Promise<void>,
  needsRestart: WaitingSetting[],
): Promise<void> {
  switch (change.change) {
    case "set-memory":
      return attempt("memory", () => guest.change({ memory: bytes(change.memory ?? 0) }, { target: "live" }));
    case "set-vcpus":
      return attempt("vcpus", () => guest.change({ vcpus: change.vcpus ?? 1 }, { target: "live" }));
    case "set-graphics":
    case "set-firmware":
    case "set-boot-order":
      needsRestart.push({
        setting: change.change.slice("set-".length),
        reason: "the running guest keeps what it was started with",
      });
  }
}
