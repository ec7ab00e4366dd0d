import {
  attribute,
  child,
  element,
  type Element,
  integer,
  leaf,
  leaves,
  required,
  text,
  within,
  yesNo,
} from "./kit/index.ts";
import { type CpuCapabilities, cpuCapabilities } from "./domain-capabilities/cpu.ts";
import { type DeviceCapabilities, deviceCapabilities } from "./domain-capabilities/devices.ts";
import { enumeration } from "./domain-capabilities/enumeration.ts";

/** What firmware a guest can have. */
export interface OsCapabilities {
  readonly supported: boolean;
  /** What libvirt can choose by itself: `efi`, `bios`. */
  readonly firmware: readonly string[];
  readonly loader?: {
    readonly supported: boolean;
    /** Firmware programs installed on the host. */
    readonly paths: readonly string[];
    readonly type: readonly string[];
    readonly readonly: readonly string[];
    readonly secure: readonly string[];
  };
}

/** Properties of the machine that a guest can have. */
export interface FeatureCapabilities {
  readonly gic?: { readonly supported: boolean; readonly version: readonly string[] };
  readonly vmcoreinfo?: boolean;
  readonly genid?: boolean;
  readonly backingStoreInput?: boolean;
  readonly backup?: boolean;
  readonly asyncTeardown?: boolean;
  readonly sev?: boolean;
  readonly sgx?: boolean;
  readonly hyperv?: { readonly supported: boolean; readonly features: readonly string[] };
}

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

const osCapabilities: Element<OsCapabilities> = element("os", {
  supported: required(supported),
  firmware: enumeration("firmware"),
  loader: child("loader", {
    supported: required(supported),
    paths: leaves("value", text()),
    type: enumeration("type"),
    readonly: enumeration("readonly"),
    secure: enumeration("secure"),
  }),
});

const featureCapabilities: Element<FeatureCapabilities> = element("features", {
  gic: child("gic", { supported: required(supported), version: enumeration("version") }),
  vmcoreinfo: within("vmcoreinfo", supported),
  genid: within("genid", supported),
  backingStoreInput: within("backingStoreInput", supported),
  backup: within("backup", supported),
  asyncTeardown: within("async-teardown", supported),
  sev: within("sev", supported),
  sgx: within("sgx", supported),
  hyperv: child("hyperv", { supported: required(supported), features: enumeration("features") }),
});

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
