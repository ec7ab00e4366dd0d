import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes, PlannedVolume } from "../build-plan.ts";
import type { SecretVault } from "../secret-vault.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { deleteNotedVolumes, makeNotedVolume } from "./noted-volume.ts";

const isOurs = ({ content }: PlannedVolume) => content.kind === "vault";

/** Writes seeds and answers to the host, before anything that takes long: until then only this process has them. */
export const writeMedia = (hostFor: HostFor, vault: SecretVault): Step<BuildInput, BuildNotes> => ({
  id: "write-media",
  title: "Write seeds and answers",
  applies: ({ plan }) => plan.volumes.some(isOurs),
  async execute(run) {
    const { plan } = run.input;
    const host = await connectedHost(hostFor, run.input.host, run.signal);
    for (const volume of plan.volumes.filter(isOurs)) {
      await makeNotedVolume(host, volume, run, { vault, progress: () => {} });
      vault.forget(plan.uuid, volume.id);
    }
  },
  async undo(run) {
    const { plan, host: id } = run.input;
    vault.forget(plan.uuid);
    await deleteNotedVolumes(await connectedHost(hostFor, id), plan.volumes.filter(isOurs), run);
  },
  resume: ({ input: { plan }, notes }) => lostSecret(plan.uuid, plan.volumes.filter(isOurs), notes, vault),
});

/** Why volumes with secrets cannot be gone on with; null when they can. */
export function lostSecret(
  uuid: string,
  volumes: readonly PlannedVolume[],
  notes: Readonly<Partial<BuildNotes>>,
  vault: SecretVault,
): string | null {
  const lost = volumes.some(({ id }) => !notes.written?.[id] && !vault.get(uuid, id));
  return lost ? "the passwords for it were only in the memory of the server." : null;
}
