import { capabilities } from "./capabilities.ts";
import { cpu } from "./cpu.ts";
import { domainCapabilities } from "./domain-capabilities.ts";
import { domainBackup } from "./domain-backup.ts";
import { domainCheckpoint } from "./domain-checkpoint.ts";
import { domainSnapshot } from "./domain-snapshot.ts";
import { domain } from "./domain.ts";
import { hostInterface } from "./interface.ts";
import type { Element } from "./kit/index.ts";
import { networkPort } from "./network-port.ts";
import { network } from "./network.ts";
import { nodeDevice } from "./node-device.ts";
import { nwfilterBinding } from "./nwfilter-binding.ts";
import { nwfilter } from "./nwfilter.ts";
import { secret } from "./secret.ts";
import { storagePoolCapabilities } from "./storage-pool-capabilities.ts";
import { storagePoolSources } from "./storage-pool-sources.ts";
import { storagePool } from "./storage-pool.ts";
import { storageVolume } from "./storage-volume.ts";
import { sysinfo } from "./sysinfo.ts";

/** A kind of document that libvirt takes or tells. */
export interface DocumentKind {
  /** As it is called in sentences, in kebab case: `storage-pool`. Fixtures begin with it. */
  readonly name: string;
  /** Its root element tells it from the other kinds. */
  readonly declared: Element<object>;
  /** The RELAX NG file that libvirt ships for it; absent where it ships none. */
  readonly schema?: string;
}

const kind = <T extends object>(name: string, declared: Element<T>, schema?: string): DocumentKind => ({
  name,
  declared: declared as Element<object>,
  ...(schema !== undefined && { schema }),
});

/** Every kind of document that is declared here. */
export const documentKinds: readonly DocumentKind[] = [
  kind("domain", domain, "domain.rng"),
  kind("domain-snapshot", domainSnapshot, "domainsnapshot.rng"),
  kind("domain-checkpoint", domainCheckpoint, "domaincheckpoint.rng"),
  kind("domain-backup", domainBackup, "domainbackup.rng"),
  kind("domain-capabilities", domainCapabilities, "domaincaps.rng"),
  kind("capabilities", capabilities, "capability.rng"),
  kind("cpu", cpu, "cpu.rng"),
  kind("network", network, "network.rng"),
  kind("network-port", networkPort, "networkport.rng"),
  kind("nwfilter", nwfilter, "nwfilter.rng"),
  kind("nwfilter-binding", nwfilterBinding, "nwfilterbinding.rng"),
  kind("interface", hostInterface, "interface.rng"),
  kind("storage-pool", storagePool, "storagepool.rng"),
  kind("storage-pool-sources", storagePoolSources),
  kind("storage-pool-capabilities", storagePoolCapabilities, "storagepoolcaps.rng"),
  kind("storage-volume", storageVolume, "storagevol.rng"),
  kind("node-device", nodeDevice, "nodedev.rng"),
  kind("secret", secret, "secret.rng"),
  kind("sysinfo", sysinfo),
];

/** The kind of a document whose root element has this name; undefined for one that libvirt does not know. */
export function documentKind(root: string): DocumentKind | undefined {
  return documentKinds.find(({ declared }) => declared.name === root);
}
