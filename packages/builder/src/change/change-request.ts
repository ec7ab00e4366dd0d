import type { GuestChange } from "@hob/designer";

/** A disk that a guest gets: an existing one, or a new, empty one. */
export type WantedDisk =
  /** A path on the host, or `pool/volume`; of a CD drive, its medium. */
  | {
      readonly path: string;
      /** Default `disk`. */
      readonly device?: "disk" | "cdrom" | undefined;
      /** `qcow2` or `raw`; default as libvirt's pool knows it. */
      readonly format?: string | undefined;
      readonly bus?: string | undefined;
    }
  | {
      /** Bytes. */
      readonly size: number;
      /** Default `default`. */
      readonly pool?: string | undefined;
      readonly bus?: string | undefined;
    };

/** One change to a guest. What it does not say is decided as for a new guest, on this guest's machine. */
export type ChangeRequest =
  { readonly change: "add-disk"; readonly disk: WantedDisk } | Exclude<GuestChange, { readonly change: "add-disk" }>;
