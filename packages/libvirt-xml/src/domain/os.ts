import {
  attribute,
  child,
  children,
  element,
  type Element,
  ifAny,
  integer,
  leaf,
  leaves,
  oneOf,
  type Open,
  required,
  text,
  within,
  yesNo,
} from "../kit/index.ts";
import { type AcpiTable, acpiTable } from "./os/acpi-table.ts";
import { type FirmwareFeature, firmwareFeature } from "./os/firmware-feature.ts";
import { type Initenv, initenv } from "./os/initenv.ts";
import { type Loader, loader } from "./os/loader.ts";
import { type Nvram, nvram } from "./os/nvram.ts";

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
  /** Of a container: the program that it runs. */
  readonly init?: string;
  readonly initargs?: readonly string[];
  readonly initenvs?: readonly Initenv[];
  /** The directory it runs in. */
  readonly initdir?: string;
  readonly inituser?: string;
  readonly initgroup?: string;
  readonly loader?: Loader;
  readonly nvram?: Nvram;
  /** Direct kernel boot: paths on the host. */
  readonly kernel?: string;
  readonly initrd?: string;
  readonly cmdline?: string;
  /** A device tree. */
  readonly dtb?: string;
  /** Of a guest that has its own way to boot, as a container: the root directory or device. */
  readonly root?: string;
  readonly acpiTables?: readonly AcpiTable[];
  readonly boot: readonly BootDevice[];
  readonly bootMenu?: boolean;
  /** How long the boot menu waits. */
  readonly bootMenuTimeoutMs?: number;
  readonly bios?: {
    /** Whether the firmware shows itself on the serial port. */
    readonly useSerial?: boolean;
    /** How long the firmware waits before it boots again after it failed to; −1 for never. */
    readonly rebootTimeoutMs?: number;
  };
  /** What the guest is told the machine is; `sysinfo`: what the domain's `sysinfos` say. */
  readonly smbios?: Open<"emulate" | "host" | "sysinfo">;
}

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
  firmwareFeatures: child("firmware", {
    features: children(firmwareFeature, { key: (item) => item.name }),
  }),
  init: leaf("init"),
  initargs: ifAny(leaves("initarg", text())),
  initenvs: ifAny(children(initenv, { key: (item) => item.name })),
  initdir: leaf("initdir"),
  inituser: leaf("inituser"),
  initgroup: leaf("initgroup"),
  loader: child(loader),
  nvram: child(nvram),
  kernel: leaf("kernel"),
  initrd: leaf("initrd"),
  cmdline: leaf("cmdline"),
  dtb: leaf("dtb"),
  root: leaf("root"),
  acpiTables: within("acpi", children(acpiTable)),
  boot: children(bootDevice, { key: (item) => item.dev }),
  bootMenu: within("bootmenu", attribute("enable", yesNo)),
  bootMenuTimeoutMs: within("bootmenu", attribute("timeout", integer)),
  bios: child("bios", {
    useSerial: attribute("useserial", yesNo),
    rebootTimeoutMs: attribute("rebootTimeout", integer),
  }),
  smbios: within("smbios", attribute("mode", oneOf("emulate", "host", "sysinfo"))),
});
