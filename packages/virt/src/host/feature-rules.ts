import type { DomainCapabilities } from "@hob/libvirt-xml";
import {
  connectGetAllDomainStats,
  connectGetStoragePoolCapabilities,
  domainAgentSetResponseTimeout,
  domainAuthorizedSshKeysSet,
  domainBackupBegin,
  domainCheckpointCreateXml,
  domainGetGuestInfo,
  domainManagedSaveDefineXml,
  domainRename,
  domainSaveParams,
  domainSetBlockThreshold,
  domainSetIothreadParams,
  domainSetLaunchSecurityState,
  domainStartDirtyRateCalc,
  networkListAllPorts,
  nodeDeviceDefineXml,
  nodeDeviceSetAutostart,
  nwfilterBindingCreateXml,
} from "@hob/libvirt";
import { mebibytes } from "@hob/units";
import type { FeatureFacts, HostPart } from "./feature-facts.ts";
import type { HostFeature, HostFeatureName } from "./host-features.ts";
import { compareVersions } from "./version-gate.ts";

/** Judges one feature. */
export type FeatureRule = (facts: FeatureFacts) => HostFeature;

const yes = (choices: readonly string[] = []): HostFeature => ({ supported: true, choices });
const no = (reason: string): HostFeature => ({ supported: false, reason });
const when = (has: boolean | undefined, reason: string): HostFeature => (has ? yes() : no(reason));

/** All rules, one after the other; the first that says no has the word, else the last one. */
const all =
  (...rules: readonly FeatureRule[]): FeatureRule =>
  (facts) => {
    const answers = rules.map((rule) => rule(facts));
    return answers.find(({ supported }) => !supported) ?? answers.at(-1) ?? yes();
  };

const needs =
  (libvirt: string): FeatureRule =>
  ({ versions }) =>
    when(
      compareVersions(versions.libvirt, libvirt) >= 0,
      `it needs libvirt ${libvirt} or later, and the host has ${versions.libvirt}`,
    );

const onlyOn =
  (...drivers: readonly string[]): FeatureRule =>
  ({ versions }) =>
    when(drivers.includes(versions.driver), `the ${versions.driver} driver of libvirt has no such thing`);

/** What QEMU's driver can do since a call is there. */
const byQemu = ({ since }: { readonly since: string }): FeatureRule => all(onlyOn("QEMU"), needs(since));

const byEmulator =
  (judge: (domain: DomainCapabilities) => HostFeature): FeatureRule =>
  ({ domain }) =>
    typeof domain === "string" ? no(domain) : judge(domain);

const part =
  (name: HostPart): FeatureRule =>
  ({ parts }) =>
    parts[name] === null ? yes() : no(parts[name]);

const ordinaryPage = mebibytes(1);
const hotplugArchs = ["x86_64", "i686", "aarch64", "ppc64", "ppc64le"];

/** How each feature is told from what a host says of itself. */
export const featureRules: Readonly<Record<HostFeatureName, FeatureRule>> = {
  kvm: ({ capabilities }) =>
    when(
      capabilities.guests.some(({ arch }) => arch.domains.some(({ type }) => type === "kvm")),
      "libvirt offers no guests of type kvm: the processor's virtualization is off, or the host may not use it",
    ),
  uefi: byEmulator(({ os }) =>
    when(os?.firmware.includes("efi"), "no UEFI firmware is installed for this kind of guest"),
  ),
  "secure-boot": byEmulator(({ os }) =>
    when(
      os?.firmware.includes("efi") && os.loader?.secure.includes("yes"),
      "no UEFI firmware with secure boot is installed for this kind of guest",
    ),
  ),
  vtpm: byEmulator(({ devices }) => {
    const { supported = false, backendModel = [], backendVersion = [], model = [] } = devices?.tpm ?? {};
    if (!supported || !backendModel.includes("emulator")) return no("no emulator of TPMs (swtpm) is installed");
    return yes([...backendVersion, ...model]);
  }),
  virtiofs: byEmulator(({ devices }) =>
    when(
      devices?.filesystem?.supported && devices.filesystem.driverType.includes("virtiofs"),
      "the emulator has no virtiofs",
    ),
  ),
  "shared-memory-backing": byEmulator(({ memoryBacking }) =>
    memoryBacking?.supported
      ? yes(memoryBacking.sourceType)
      : no("the emulator cannot back memory with what others can see"),
  ),
  hugepages: ({ capabilities }) => {
    const pages = capabilities.host.cells.flatMap((cell) => cell.pages);
    const sizes = pages.filter(({ size, count }) => size > ordinaryPage && count > 0).map(({ size }) => `${size}`);
    return sizes.length > 0 ? yes([...new Set(sizes)]) : no("the host has put no huge pages aside");
  },
  numa: ({ capabilities: { host } }) =>
    when(host.cells.length > 1, host.cells.length === 1 ? "the host has one NUMA cell" : "libvirt tells no topology"),
  iommu: ({ capabilities: { host } }) =>
    when(host.iommu, "the host has no IOMMU, or it is off in its firmware or kernel"),
  "memory-hotplug": all(
    onlyOn("QEMU"),
    byEmulator(({ arch }) => when(hotplugArchs.includes(arch), `guests of ${arch} take in no memory`)),
  ),
  "cpu-hotplug": onlyOn("QEMU", "Xen", "TEST"),
  "host-passthrough": byEmulator(({ cpu }) =>
    when(
      cpu?.modes.some(({ name, supported }) => name === "host-passthrough" && supported),
      "only guests that run on the processor itself have it",
    ),
  ),
  sev: byEmulator(({ features }) => when(features?.sev?.supported, "the host has no SEV")),
  "sev-es": byEmulator(({ features }) =>
    when(
      features?.sev?.supported && (features.sev.maxEsGuests ?? 0) > 0,
      "the host has no SEV-ES, or keeps no keys for it",
    ),
  ),
  "sev-snp": all(
    needs("10.5.0"),
    byEmulator(({ features }) =>
      when(features?.launchSecurity?.sectype.includes("sev-snp"), "the host has no SEV-SNP"),
    ),
  ),
  sgx: byEmulator(({ features }) => when(features?.sgx?.supported, "the host has no SGX")),
  "pci-passthrough": byEmulator(({ devices }) =>
    devices?.hostdev?.supported && devices.hostdev.subsysType.includes("pci")
      ? yes(devices.hostdev.pciBackend)
      : no("the emulator takes no PCI devices of the host"),
  ),
  "usb-redirection": byEmulator(({ devices }) => when(devices?.redirdev?.supported, "the emulator has none")),
  "mediated-devices": all(part("node-devices"), onlyOn("QEMU"), needs(nodeDeviceDefineXml.since)),
  "mediated-device-autostart": all(part("node-devices"), onlyOn("QEMU"), needs(nodeDeviceSetAutostart.since)),
  "external-snapshot": onlyOn("QEMU"),
  "external-snapshot-revert": all(onlyOn("QEMU"), needs("9.9.0"), ({ capabilities: { guests } }) =>
    when(
      guests.some(({ features }) => features?.externalSnapshot),
      "libvirt does not say that it can",
    ),
  ),
  backup: all(
    byQemu(domainBackupBegin),
    byEmulator(({ features }) => when(features?.backup, "the emulator keeps no account of what was written")),
  ),
  checkpoints: all(
    byQemu(domainCheckpointCreateXml),
    byEmulator(({ features }) => when(features?.backup, "the emulator keeps no account of what was written")),
  ),
  "bulk-statistics": byQemu(connectGetAllDomainStats),
  "dirty-rate": byQemu(domainStartDirtyRateCalc),
  "block-threshold": byQemu(domainSetBlockThreshold),
  migration: ({ capabilities: { host } }) =>
    host.liveMigration ? yes(host.migrationTransports ?? []) : no("the driver moves no running guests"),
  "migration-peer-to-peer": ({ peerToPeer }) => when(peerToPeer, "the driver has clients move guests"),
  "migration-tls": all(onlyOn("QEMU"), needs("3.2.0")),
  "migration-post-copy": all(onlyOn("QEMU"), needs("1.3.3")),
  "migration-post-copy-recovery": all(onlyOn("QEMU"), needs("8.5.0")),
  "migration-parallel": all(onlyOn("QEMU"), needs("5.2.0")),
  "migration-zero-copy": all(onlyOn("QEMU"), needs("8.5.0")),
  agent: onlyOn("QEMU", "TEST"),
  "agent-info": byQemu(domainGetGuestInfo),
  "agent-ssh-keys": byQemu(domainAuthorizedSshKeysSet),
  "agent-timeout": byQemu(domainAgentSetResponseTimeout),
  "agent-command": onlyOn("QEMU"),
  "managed-save-edit": byQemu(domainManagedSaveDefineXml),
  "save-with-parameters": byQemu(domainSaveParams),
  "launch-security-state": byQemu(domainSetLaunchSecurityState),
  "io-threads": all(
    byQemu(domainSetIothreadParams),
    byEmulator(({ iothreads }) => when(iothreads, "the emulator has no IO threads")),
  ),
  rename: all(onlyOn("QEMU", "TEST"), needs(domainRename.since)),
  networks: part("networks"),
  "network-ports": all(part("networks"), onlyOn("QEMU", "LXC", "Xen"), needs(networkListAllPorts.since)),
  storage: part("storage"),
  "storage-capabilities": all(part("storage"), onlyOn("QEMU"), needs(connectGetStoragePoolCapabilities.since)),
  "sparse-streams": all(part("storage"), onlyOn("QEMU", "LXC", "Xen"), needs("3.4.0")),
  "node-devices": part("node-devices"),
  interfaces: part("interfaces"),
  nwfilters: part("nwfilters"),
  "nwfilter-bindings": all(part("nwfilters"), needs(nwfilterBindingCreateXml.since)),
  secrets: part("secrets"),
  events: ({ events }) => (events.length > 0 ? yes(events) : no("the driver tells nothing")),
};
