import type { Disk, DiskSource, ImageFormat } from "@hob/libvirt-xml";

/** One image of a disk: what is written to, or one that it lies over. */
export interface DiskImage {
  /** libvirt's number of it while the guest runs: what block jobs name it by. */
  readonly index: number | null;
  readonly type: Disk["type"];
  /** Null where libvirt does not say, which it only does for an image that it has not looked at. */
  readonly format: ImageFormat | null;
  /** Its path on the host, for a file or a device node. */
  readonly path: string | null;
  readonly source: DiskSource;
}

/** The images that a disk's data are in. */
export interface DiskChain {
  /** First what is written to, last what lies over nothing. */
  readonly images: readonly DiskImage[];
  /** Whether it is known to end there. Of a guest that is off only those images are known that pools hold. */
  readonly complete: boolean;
}

/** How a block job names an image: by its path, or its index in the chain of a running guest. */
export type ImageName = string | number;

/** An image to write to, with its format. */
export interface ImageTarget {
  /** Default `file`. */
  readonly type?: Disk["type"];
  readonly format: ImageFormat;
  readonly source: DiskSource;
}
