import { domainGuestInfoType } from "@hob/libvirt";
import type { Bytes } from "@hob/units";

/** Parts of what a guest's system tells of itself; the number is libvirt's bit. @source virDomainGuestInfoTypes */
export const guestSystemParts = {
  users: domainGuestInfoType.users,
  os: domainGuestInfoType.os,
  timezone: domainGuestInfoType.timezone,
  hostname: domainGuestInfoType.hostname,
  filesystems: domainGuestInfoType.filesystem,
  disks: domainGuestInfoType.disks,
  interfaces: domainGuestInfoType.interfaces,
} as const;

/** One of {@link guestSystemParts}. */
export type GuestSystemPart = keyof typeof guestSystemParts;

/** What a guest's system says that it is. @source os-release(5), and Windows's version information */
export interface GuestOs {
  /** `debian`, `mswindows` */
  readonly id: string | null;
  readonly name: string | null;
  /** `Debian GNU/Linux 12 (bookworm)` */
  readonly prettyName: string | null;
  readonly version: string | null;
  readonly versionId: string | null;
  readonly variant: string | null;
  readonly variantId: string | null;
  readonly kernelRelease: string | null;
  readonly kernelVersion: string | null;
  /** `x86_64` */
  readonly machine: string | null;
}

/** Someone who is logged in. */
export interface GuestUser {
  readonly name: string;
  /** Of Windows only. */
  readonly domain: string | null;
  readonly loginAt: Date | null;
}

/** A mounted file system of a guest. */
export interface GuestFilesystem {
  readonly mountpoint: string;
  /** The device's name within the guest: `vda1`. */
  readonly name: string;
  readonly type: string;
  readonly total: Bytes | null;
  readonly used: Bytes | null;
  /** The disks below it: by the guest's device target (`vda`), serial number and device node, where they are known. */
  readonly disks: readonly {
    readonly target: string | null;
    readonly serial: string | null;
    readonly device: string | null;
  }[];
}

/** A disk or partition as the guest sees it. */
export interface GuestBlockDevice {
  /** `/dev/vda1` */
  readonly name: string;
  readonly isPartition: boolean;
  /** What it lies on: a partition's disk, a logical volume's physical ones. */
  readonly dependencies: readonly string[];
  readonly serial: string | null;
  /** The guest's device target: `vda`. */
  readonly target: string | null;
  /** The guest's own name for it, such as a logical volume's. */
  readonly guestAlias: string | null;
}

/** A network interface as the guest sees it. */
export interface GuestInterface {
  /** `eth0` */
  readonly name: string;
  /** In lower case. */
  readonly mac: string | null;
  readonly addresses: readonly { readonly address: string; readonly prefix: number | null }[];
}

/** What a guest's system tells of itself. Null is what was not asked, or what its agent does not know. */
export interface GuestSystem {
  readonly os: GuestOs | null;
  readonly hostname: string | null;
  /** Its name, and how many seconds its clock is ahead of UTC. */
  readonly timezone: { readonly name: string | null; readonly offsetSeconds: number } | null;
  readonly users: readonly GuestUser[] | null;
  readonly filesystems: readonly GuestFilesystem[] | null;
  readonly disks: readonly GuestBlockDevice[] | null;
  readonly interfaces: readonly GuestInterface[] | null;
}
