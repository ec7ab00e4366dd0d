import {
  attribute,
  child,
  children,
  element,
  type Element,
  leaf,
  oneOf,
  type Open,
  required,
  text,
  within,
  yesNo,
} from "../kit/index.ts";
import { type Loader, loader } from "./os/loader.ts";
import { type Nvram, nvram } from "./os/nvram.ts";

/** A property asked of the firmware that libvirt chooses. */
export interface FirmwareFeature {
  readonly name: Open<"secure-boot" | "enrolled-keys">;
  readonly enabled: boolean;
}

/** A kind of device to boot from, in order. Excludes a boot order at the devices themselves. */
export interface BootDevice {
  readonly dev: Open<"hd" | "cdrom" | "network" | "fd">;
}

/** The machine, its firmware, and what it boots. */
export interface Os {
  /** Lets libvirt choose a firmware of this kind. */
  readonly firmware?: Open<"efi" | "bios">;
  readonly type: {
    /** `x86_64`. */
    readonly arch?: string;
    /** `pc-q35-7.2`. */
    readonly machine?: string;
    readonly name: Open<"hvm" | "xen" | "linux" | "xenpvh" | "exe">;
  };
  readonly firmwareFeatures?: { readonly features: readonly FirmwareFeature[] };
  readonly loader?: Loader;
  readonly nvram?: Nvram;
  /** Direct kernel boot: paths on the host. */
  readonly kernel?: string;
  readonly initrd?: string;
  readonly cmdline?: string;
  /** Of a container: the program that it runs. */
  readonly init?: string;
  readonly boot: readonly BootDevice[];
  readonly bootMenu?: boolean;
  readonly bios?: { readonly useSerial?: boolean; readonly rebootTimeout?: string };
  readonly smbios?: Open<"emulate" | "host" | "sysinfo">;
}

const firmwareFeature: Element<FirmwareFeature> = element("feature", {
  enabled: required(attribute("enabled", yesNo)),
  name: required(attribute("name", oneOf("secure-boot", "enrolled-keys"))),
});

const bootDevice: Element<BootDevice> = element("boot", {
  dev: required(attribute("dev", oneOf("hd", "cdrom", "network", "fd"))),
});

/** `<os>`. */
export const os: Element<Os> = element("os", {
  firmware: attribute("firmware", oneOf("efi", "bios")),
  type: required(
    child("type", {
      arch: attribute("arch"),
      machine: attribute("machine"),
      name: required(text(oneOf("hvm", "xen", "linux", "xenpvh", "exe"))),
    }),
  ),
  init: leaf("init"),
  firmwareFeatures: child("firmware", {
    features: children(firmwareFeature, { key: (item) => item.name }),
  }),
  loader: child(loader),
  nvram: child(nvram),
  kernel: leaf("kernel"),
  initrd: leaf("initrd"),
  cmdline: leaf("cmdline"),
  boot: children(bootDevice, { key: (item) => item.dev }),
  bootMenu: within("bootmenu", attribute("enable", yesNo)),
  bios: child("bios", { useSerial: attribute("useserial", yesNo), rebootTimeout: attribute("rebootTimeout") }),
  smbios: within("smbios", attribute("mode", oneOf("emulate", "host", "sysinfo"))),
});
