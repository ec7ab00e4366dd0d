import type { Bytes } from "@hob/units";

/** Where a disk's bytes are, on the host or where the host reaches them. */
export type DiskSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "block"; readonly path: string }
  | { readonly kind: "volume"; readonly pool: string; readonly volume: string }
  | {
      readonly kind: "network";
      readonly protocol: "rbd" | "iscsi" | "nbd" | "nfs" | "ssh" | "http" | "https" | "ftp" | "ftps" | "gluster";
      /** What the server calls it: `pool/image`, a path without its first slash. */
      readonly name: string;
      readonly hosts: readonly { readonly name: string; readonly port?: number }[];
      /** Whom the server knows, with libvirt's secret that holds the password. */
      readonly auth?: { readonly username: string; readonly secretType: "ceph" | "iscsi"; readonly secretUuid: string };
    }
  /** A drive without a medium: CD and floppy drives only. */
  | { readonly kind: "empty" };

/** How the host caches what a guest writes: libvirt's words. */
export const cacheModes = ["none", "writethrough", "writeback", "directsync", "unsafe"] as const;
/** A way of caching. */
export type CacheMode = (typeof cacheModes)[number];

/** How QEMU reads and writes: libvirt's words. */
export const ioModes = ["threads", "native", "io_uring"] as const;
/** A way of reading and writing. */
export type IoMode = (typeof ioModes)[number];

/** A disk, or a drive with its medium. */
export interface IntendedDisk {
  readonly device: "disk" | "cdrom" | "floppy";
  readonly source: DiskSource;
  /** `qcow2`, `raw`…: always stated, because a guest could make a raw disk look like another format. */
  readonly format: string;
  /** Of the guest's disk; compared with what the operating system needs. */
  readonly size?: Bytes | undefined;
  /** Chosen when absent: `virtio`, `sata`, `scsi`, `ide`, `usb`. */
  readonly bus?: string | undefined;
  readonly cache?: CacheMode | undefined;
  readonly io?: IoMode | undefined;
  readonly discard?: "unmap" | "ignore" | undefined;
  /** Whether an I/O thread of its own serves the disk; bus `virtio`, and `scsi` by its controller. */
  readonly iothread?: boolean | undefined;
  /** How many queues the guest's processors may use at once; bus `virtio`. */
  readonly queues?: number | undefined;
  /** What the guest reads as the disk's serial number: up to 20 letters, digits, `_`, `.`, `+`, `-` and spaces. */
  readonly serial?: string | undefined;
  /** `ssd`: the guest is told that nothing turns; or turns a minute, 1025 to 65534. Buses `scsi`, `sata`, `ide`. */
  readonly rotation?: "ssd" | number | undefined;
  readonly readonly?: boolean | undefined;
  /** Whether other guests have it at the same time. */
  readonly shareable?: boolean | undefined;
  /** Its place among all devices that are started from: 1 is the first. */
  readonly bootOrder?: number | undefined;
}
