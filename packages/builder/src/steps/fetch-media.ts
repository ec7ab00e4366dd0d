import type { Step } from "@hob/tasks";
import type { BuildInput, BuildNotes, PlannedVolume } from "../build-plan.ts";
import type { SecretVault } from "../secret-vault.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";
import { deleteNotedVolumes, makeNotedVolume } from "./noted-volume.ts";
import { lostSecret } from "./write-media.ts";

const isOurs = ({ id, content }: PlannedVolume) =>
  content.kind === "iso-file" || (content.kind === "download" && !id.startsWith("disk"));

/** Fetches installation media, kernels and initrds into volumes of the host. */
export const fetchMedia = (hostFor: HostFor, vault: SecretVault): Step<BuildInput, BuildNotes> => ({
  id: "fetch-media",
  title: "Fetch installation media",
  weight: 4,
  applies: ({ plan }) => plan.volumes.some(isOurs),
  async execute(run) {
    const { plan } = run.input;
    const host = await connectedHost(hostFor, run.input.host, run.signal);
    const media = plan.volumes.filter(isOurs);
    const whole = media.reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    for (const volume of media) {
      const progress = (part: number) => run.progress(whole === 0 ? part : (before + part * volume.size) / whole);
      await makeNotedVolume(host, volume, run, { vault, progress });
      before += volume.size;
    }
    vault.forget(plan.uuid);
  },
  async undo(run) {
    const { plan, host: id } = run.input;
    vault.forget(plan.uuid);
    await deleteNotedVolumes(await connectedHost(hostFor, id), plan.volumes.filter(isOurs), run);
  },
  resume: ({ input: { plan }, notes }) =>
    lostSecret(
      plan.uuid,
      plan.volumes.filter((volume) => isOurs(volume) && volume.hasSecretTail),
      notes,
      vault,
    ),
});
