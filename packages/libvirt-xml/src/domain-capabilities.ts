import { attribute, child, element, type Element, integer, leaf, required, within, yesNo } from "./kit/index.ts";
import { type CpuCapabilities, cpuCapabilities } from "./domain-capabilities/cpu.ts";
import { type DeviceCapabilities, deviceCapabilities } from "./domain-capabilities/devices.ts";
import { enumeration } from "./domain-capabilities/enumeration.ts";
import { type FeatureCapabilities, featureCapabilities } from "./domain-capabilities/features.ts";
import { type OsCapabilities, osCapabilities } from "./domain-capabilities/os.ts";

/** What one emulator, machine and kind of guest can have on one host. */
export interface DomainCapabilities {
  /** The emulator's path. */
  readonly path?: string;
  /** `kvm`, `qemu`, `xen`, … */
  readonly domain: string;
  readonly machine?: string;
  readonly arch: string;
  /** At most so many. */
  readonly vcpu?: number;
  readonly iothreads?: boolean;
  readonly os?: OsCapabilities;
  readonly cpu?: CpuCapabilities;
  readonly memoryBacking?: { readonly supported: boolean; readonly sourceType: readonly string[] };
  readonly devices?: DeviceCapabilities;
  readonly features?: FeatureCapabilities;
}

const supported = attribute("supported", yesNo);

/** `<domainCapabilities>`: the document of `virConnectGetDomainCapabilities`. */
export const domainCapabilities: Element<DomainCapabilities> = element("domainCapabilities", {
  path: leaf("path"),
  domain: required(leaf("domain")),
  machine: leaf("machine"),
  arch: required(leaf("arch")),
  vcpu: within("vcpu", attribute("max", integer)),
  iothreads: within("iothreads", supported),
  os: child(osCapabilities),
  cpu: child(cpuCapabilities),
  memoryBacking: child("memoryBacking", { supported: required(supported), sourceType: enumeration("sourceType") }),
  devices: child(deviceCapabilities),
  features: child(featureCapabilities),
});
