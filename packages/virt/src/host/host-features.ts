/** What a host may be able to do, by name. */
export const hostFeatureNames = [
  "kvm",
  "uefi",
  "secure-boot",
  "vtpm",
  "virtiofs",
  "shared-memory-backing",
  "hugepages",
  "numa",
  "iommu",
  "memory-hotplug",
  "cpu-hotplug",
  "host-passthrough",
  "sev",
  "sev-es",
  "sev-snp",
  "sgx",
  "pci-passthrough",
  "usb-redirection",
  "mediated-devices",
  "mediated-device-autostart",
  "external-snapshot",
  "external-snapshot-revert",
  "backup",
  "checkpoints",
  "bulk-statistics",
  "dirty-rate",
  "block-threshold",
  "migration",
  "migration-peer-to-peer",
  "migration-tls",
  "migration-post-copy",
  "migration-post-copy-recovery",
  "migration-parallel",
  "migration-zero-copy",
  "agent",
  "agent-info",
  "agent-ssh-keys",
  "agent-timeout",
  "agent-command",
  "managed-save-edit",
  "save-with-parameters",
  "launch-security-state",
  "io-threads",
  "rename",
  "networks",
  "network-ports",
  "storage",
  "storage-capabilities",
  "sparse-streams",
  "node-devices",
  "interfaces",
  "nwfilters",
  "nwfilter-bindings",
  "secrets",
  "events",
] as const;

/** One of {@link hostFeatureNames}. */
export type HostFeatureName = (typeof hostFeatureNames)[number];

/** Whether a host has a feature; where not, why, in words that can be shown. */
export type HostFeature =
  | {
      readonly supported: true;
      /** What there is to choose from, such as the versions of a vTPM; empty where there is no choice. */
      readonly choices: readonly string[];
    }
  | { readonly supported: false; readonly reason: string };

/** Every feature by name. */
export type HostFeatures = Readonly<Record<HostFeatureName, HostFeature>>;
