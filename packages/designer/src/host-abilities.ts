import type { Capabilities, CpuMode, DomainCapabilities } from "@hob/libvirt-xml";
import type { FirmwareName } from "./guest-intent.ts";
import type { Bytes } from "@hob/units";
import { guestCapabilitiesOf, type Platform } from "./platform.ts";

/** A device of a host's domain capabilities, with an enumeration of it: `disk bus`. */
export type DeviceEnum =
  | "disk bus"
  | "graphics type"
  | "video modelType"
  | "rng backendModel"
  | "tpm model"
  | "tpm backendModel"
  | "channel type"
  | "redirdev bus"
  | "hostdev subsysType"
  | "filesystem driverType"
  | "panic model";

/** What a host can do for guests of one platform, as far as it says. */
export interface HostAbilities {
  /** What a device may be; null when the host does not say, and then everything usual is taken to work. */
  values(of: DeviceEnum): readonly string[] | null;
  readonly maxVcpus: number | null;
  readonly firmwares: readonly FirmwareName[];
  /** Ways to make up the processor; `models` is empty when the host does not say. */
  readonly cpu: {
    readonly hasPassthrough: boolean;
    readonly hasHostModel: boolean;
    readonly hasMaximum: boolean;
    readonly models: readonly string[];
  };
  /** The enlightenments for Windows; null when the host does not say. */
  readonly hyperv: readonly string[] | null;
  /** What memory can be made of: `anonymous`, `memfd`, `file`; null when the host does not say. */
  readonly memorySources: readonly string[] | null;
  /** The sizes of the host's pages, in bytes; the first is the usual one. */
  readonly pageSizes: readonly Bytes[];
  /** The ways to encrypt a guest's memory. */
  readonly launchSecurity: readonly string[];
  readonly hasIothreads: boolean;
  /** How guests are kept from each other: `apparmor`, `selinux`, `dac`; empty when the host does not say. */
  readonly securityModels: readonly string[];
  /** All memory of the host; null when it does not say. */
  readonly memory: number | null;
  /** Whether each device of a guest can have its place in the order of booting. */
  readonly hasDeviceBoot: boolean;
  /** Switches of the machine that its guests may have: `acpi`, `apic`, `pae`. */
  readonly features: ReadonlySet<string>;
}

/** Whether a host is known to lack something. */
export const lacks = (host: HostAbilities, of: DeviceEnum, value: string): boolean =>
  host.values(of)?.includes(value) === false;

/**
 * Reads what a host says of guests of one platform.
 *
 * @param domain null for a hypervisor that does not tell, such as LXC: then everything usual is taken to work.
 */
export function hostAbilities(
  capabilities: Capabilities,
  domain: DomainCapabilities | null,
  platform: Platform,
): HostAbilities {
  const guest = guestCapabilitiesOf(capabilities, platform)?.features;
  const memory = capabilities.host.cells.reduce((sum, cell) => sum + (cell.memory ?? 0), 0);
  const features = (["acpi", "apic", "pae"] as const).filter(
    (name) => guest?.[name] !== undefined && guest[name] !== false,
  );
  const { hyperv } = domain?.features ?? {};
  return {
    values: (of) => valuesOf(domain, of),
    maxVcpus: domain?.vcpu ?? null,
    firmwares: firmwaresOf(domain, platform),
    cpu: cpuOf(domain?.cpu?.modes ?? []),
    hyperv: hyperv ? (hyperv.supported ? hyperv.features : []) : null,
    memorySources: domain?.memoryBacking ? domain.memoryBacking.sourceType : null,
    pageSizes: capabilities.host.cpu.pageSizes,
    launchSecurity: launchSecurityOf(domain),
    securityModels: capabilities.host.securityModels.map(({ model }) => model),
    hasIothreads: domain?.iothreads !== false,
    memory: memory > 0 ? memory : null,
    hasDeviceBoot: guest?.deviceboot === true,
    features: new Set(features),
  };
}

function valuesOf(domain: DomainCapabilities | null, of: DeviceEnum): readonly string[] | null {
  const [kind, name] = of.split(" ") as [keyof NonNullable<DomainCapabilities["devices"]>, string];
  const device: { readonly supported: boolean } | undefined = domain?.devices?.[kind];
  if (!device) return null;
  if (!device.supported) return [];
  const values = (device as unknown as Readonly<Record<string, readonly string[] | undefined>>)[name] ?? [];
  return values.length > 0 ? values : null;
}

function firmwaresOf(domain: DomainCapabilities | null, platform: Platform): FirmwareName[] {
  if (platform.osType !== "hvm") return [];
  const bios: FirmwareName[] = platform.isX86 ? ["bios"] : [];
  const secure: FirmwareName[] = platform.kind === "q35" ? ["efi-secure"] : [];
  // Other machines start from a firmware of their own, which nothing needs to say.
  if (!platform.isX86 && platform.kind !== "virt") return [];
  if (!domain) return [...bios, "efi", ...secure];
  if (!domain.os?.firmware.includes("efi")) return bios;
  return [...bios, "efi", ...(domain.os.loader?.secure.includes("yes") ? secure : [])];
}

function launchSecurityOf(domain: DomainCapabilities | null): string[] {
  const { sev, s390Pv, launchSecurity } = domain?.features ?? {};
  const older = [...(sev?.supported ? ["sev"] : []), ...(s390Pv ? ["s390-pv"] : [])];
  return launchSecurity?.supported ? [...new Set([...older, ...launchSecurity.sectype])] : older;
}

function cpuOf(modes: readonly CpuMode[]): HostAbilities["cpu"] {
  const supported = (name: string) => modes.some((mode) => mode.name === name && mode.supported);
  const custom = modes.find((mode) => mode.name === "custom" && mode.supported);
  return {
    hasPassthrough: supported("host-passthrough"),
    hasHostModel: supported("host-model"),
    hasMaximum: supported("maximum"),
    models: (custom?.models ?? []).filter(({ usable }) => usable !== "no").map(({ name }) => name),
  };
}
