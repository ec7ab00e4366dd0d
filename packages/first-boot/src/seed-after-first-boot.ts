import { readYamlMapping } from "./check/read-yaml.ts";
import { cloudInitFiles } from "./cloud-init/cloud-init-files.ts";
import type { CloudInit } from "./cloud-init/cloud-init.ts";
import { seedLabel } from "./cloud-init/seed-label.ts";
import type { FirstBoot } from "./first-boot.ts";
import type { Seed } from "./seed-of.ts";

/** The id that the guest has read, whoever said it. JSON is YAML. */
function instanceIdIn(intent: CloudInit): string {
  const meta = cloudInitFiles(intent).find(({ path }) => /(^|\/)meta[-_]data/.test(path))!;
  const { value } = readYamlMapping("Meta data", Buffer.from(meta.bytes).toString("utf8"));
  return String(value["instance-id"] ?? value["uuid"]);
}

/**
 * What stays in the guest's drive when the first boot is done: the same id, name and network, and nothing else, so that no
 * secret stays. With the medium gone some images take themselves for another instance at the next boot: cloud-init then
 * makes new SSH host keys and asks DHCP instead of keeping a static address. Commands of every boot are kept by the guest.
 *
 * @param firstBoot the same as was given to the guest, with hashed passwords.
 * @returns null when nothing need stay: Ignition reads its configuration once, and so does a cloud-init that is disabled.
 */
export function seedAfterFirstBoot(firstBoot: FirstBoot): Extract<Seed, { kind: "medium" }> | null {
  if (firstBoot.kind === "ignition" || firstBoot.disableAfterFirstBoot === true) return null;
  const { kind, datasource, hostname, fqdn, network, raw } = firstBoot;
  const networkConfig = raw?.networkConfig;
  const files = cloudInitFiles({
    kind,
    datasource,
    hostname,
    fqdn,
    network,
    instanceId: instanceIdIn(firstBoot),
    ...(networkConfig === undefined ? {} : { raw: { networkConfig } }),
  }).map((file) => ({ ...file, isSecret: false }));
  return { kind: "medium", label: seedLabel(firstBoot), files };
}
