import type { Bytes } from "@hob/units";
import type { BootKind, IntendedKernel, IntendedLifecycle, IntendedSystemInfo } from "./intent/intended-boot.ts";
import type { IntendedCpu, IntendedMemoryBacking, IntendedNumaCell } from "./intent/intended-cpu.ts";
import type { IntendedDisk } from "./intent/intended-disk.ts";
import type {
  IntendedDirectory,
  IntendedLaunchSecurity,
  IntendedSecurityLabel,
  IntendedWatchdog,
} from "./intent/intended-extras.ts";
import type { IntendedHostDevice } from "./intent/intended-host-device.ts";
import type { IntendedNetwork } from "./intent/intended-network.ts";

/** The firmwares that can be asked for; `efi-secure` is EFI that starts only what is signed. */
export const firmwares = ["bios", "efi", "efi-secure"] as const;
/** A firmware that can be asked for. */
export type FirmwareName = (typeof firmwares)[number];

/** The kinds of screen that can be asked for. */
export const graphicsKinds = ["vnc", "spice", "none"] as const;
/** A kind of screen that can be asked for. */
export type GraphicsKind = (typeof graphicsKinds)[number];

/** The ways to run a guest. */
export const guestTypes = ["kvm", "qemu", "xen", "lxc"] as const;
/** A way to run a guest: `qemu` is software emulation. */
export type GuestType = (typeof guestTypes)[number];

/** The kinds of guest: a whole machine, one of Xen's para-virtualised kinds, a container. libvirt's words. */
export const osTypes = ["hvm", "xenpvh", "xen", "linux", "exe"] as const;
/** A kind of guest. */
export type OsType = (typeof osTypes)[number];

/** What someone wants of a guest. What they do not say is chosen for them. */
export interface GuestIntent {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly memory?: Bytes | undefined;
  /** How far memory can grow while the guest runs, in bytes. Default: it cannot. */
  readonly maxMemory?: Bytes | undefined;
  readonly vcpus?: number | undefined;
  /** How far processors can grow while the guest runs. Default: they cannot. */
  readonly maxVcpus?: number | undefined;
  readonly cpu?: IntendedCpu | undefined;
  /** The NUMA nodes that the guest sees; their processors and memory add up to the guest's. */
  readonly numa?: readonly IntendedNumaCell[] | undefined;
  readonly memoryBacking?: IntendedMemoryBacking | undefined;
  /** `q35`, `pc`, `virt`, or an exact machine type of the host. */
  readonly machine?: string | undefined;
  readonly firmware?: FirmwareName | undefined;
  /** How it is run; default as the host is set. */
  readonly platform?: GuestType | undefined;
  /** A whole machine where the host has one; Xen also has `xen` (PV) and `xenpvh`. */
  readonly osType?: OsType | undefined;
  /** libvirt's name: `x86_64`, `aarch64`; default the host's own. */
  readonly arch?: string | undefined;
  readonly disks: readonly IntendedDisk[];
  readonly networks: readonly IntendedNetwork[];
  readonly graphics?: GraphicsKind | undefined;
  /** The graphics adapter: `virtio`, `qxl`, `vga`, `bochs`, `none`… */
  readonly video?: string | undefined;
  /** `ich9`, `ich6`, `ac97`, `usb`…, or `none`. */
  readonly sound?: string | undefined;
  /** The USB controller: `qemu-xhci`, `ich9-ehci1`…, or `none`. */
  readonly usb?: string | undefined;
  /** How many devices of the viewer's computer can be plugged into the guest by SPICE: 0 to 8. */
  readonly usbRedirections?: number | undefined;
  /** A reader: of the viewer's cards by SPICE, or of the host's. */
  readonly smartcard?: "passthrough" | "host" | "none" | undefined;
  /** A line to the agent in the guest. */
  readonly agent?: boolean | undefined;
  /** Randomness from the host. */
  readonly rng?: boolean | undefined;
  readonly balloon?: boolean | undefined;
  /** `tpm-crb`, `tpm-tis`, `tpm-spapr`, or `none`. */
  readonly tpm?: string | undefined;
  readonly watchdog?: IntendedWatchdog | "none" | undefined;
  /** A socket between guest and host: the guest's number, 3 or more; `true` leaves it to libvirt. */
  readonly vsock?: boolean | number | undefined;
  /** A device by which the guest tells that it crashed: `isa`, `hyperv`, `pseries`, `s390`, `pvpanic`; `true` chooses. */
  readonly panic?: boolean | string | undefined;
  /** `intel`, `virtio`, `smmuv3`; `true` chooses. */
  readonly iommu?: boolean | string | undefined;
  readonly hostDevices?: readonly IntendedHostDevice[] | undefined;
  readonly directories?: readonly IntendedDirectory[] | undefined;
  readonly launchSecurity?: IntendedLaunchSecurity | undefined;
  readonly securityLabel?: IntendedSecurityLabel | undefined;
  /** How many PCI Express ports there are for devices, now and while it runs. */
  readonly hotplugPorts?: number | undefined;
  /** The kinds of device to start from, first to last; those not named are not started from. */
  readonly boot?: readonly BootKind[] | undefined;
  /** Whether the firmware shows a menu of devices to start from. */
  readonly bootMenu?: boolean | undefined;
  readonly kernel?: IntendedKernel | undefined;
  /** What a container runs first, with its arguments. Default `/sbin/init`. */
  readonly init?: readonly string[] | undefined;
  readonly systemInfo?: IntendedSystemInfo | undefined;
  readonly lifecycle?: IntendedLifecycle | undefined;
  /** To be kept with the guest beside its operating system's id: an element each, as XML, in a namespace of its own. */
  readonly metadata?: readonly string[] | undefined;
}
