import type { Bytes } from "@hob/units";

/** Where a disk's bytes are, on the host. */
export type DiskSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "block"; readonly path: string }
  | { readonly kind: "volume"; readonly pool: string; readonly volume: string };

/** A disk or a CD drive with its medium. */
export interface IntendedDisk {
  readonly device: "disk" | "cdrom";
  readonly source: DiskSource;
  /** `qcow2`, `raw`…: always stated, because a guest could make a raw disk look like another format. */
  readonly format: string;
  /** Of the guest's disk; compared with what the operating system needs. */
  readonly size?: Bytes | undefined;
  /** Chosen when absent: `virtio`, `sata`, `scsi`, `ide`, `usb`. */
  readonly bus?: string | undefined;
}

/** What a network interface is connected to; `user` is QEMU's own network, which needs nothing of the host. */
export type IntendedNetwork = { readonly network: string } | { readonly bridge: string } | { readonly user: true };

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

/** What someone wants of a guest. What they do not say is chosen for them. */
export interface GuestIntent {
  readonly name: string;
  readonly memory?: Bytes | undefined;
  readonly vcpus?: number | undefined;
  /** `q35`, `pc`, `virt`, or an exact machine type of the host. */
  readonly machine?: string | undefined;
  readonly firmware?: FirmwareName | undefined;
  /** How it is run; default as the host is set. */
  readonly platform?: GuestType | undefined;
  /** libvirt's name: `x86_64`, `aarch64`; default the host's own. */
  readonly arch?: string | undefined;
  readonly disks: readonly IntendedDisk[];
  readonly networks: readonly IntendedNetwork[];
  readonly graphics?: GraphicsKind | undefined;
  /** To be kept with the guest beside its operating system's id: an element each, as XML, in a namespace of its own. */
  readonly metadata?: readonly string[] | undefined;
}
