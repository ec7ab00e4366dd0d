/** What a new guest's disk begins with. */
export type BuildSource =
  /** An existing image: an absolute path on the host, or `pool/volume`. */
  | {
      readonly kind: "image";
      readonly path: string;
      /** `copy` (default) makes an own disk of it; `overlay` keeps only what differs, and the image must never change. */
      readonly mode?: string | undefined;
      /** `qcow2` or `raw`; default as libvirt's pool knows it. */
      readonly format?: string | undefined;
    }
  /** Nothing; an installation medium is in the CD drive, and booted from first. */
  | { readonly kind: "iso"; readonly path: string }
  /** Nothing. */
  | { readonly kind: "empty" };

/** What is wanted of a new guest. Only the name is needed; the rest is chosen, with reasons. Sizes are bytes. */
export interface BuildRequest {
  readonly name: string;
  /** osinfo id or short id; a careful generic guest when absent. */
  readonly os?: string | undefined;
  readonly memory?: number | undefined;
  readonly vcpus?: number | undefined;
  /** Default `empty`. */
  readonly source?: BuildSource | undefined;
  readonly disk?:
    | {
        /** Default: from the operating system, or as the image. */
        readonly size?: number | undefined;
        /** Default `default`, which is made where it is missing. */
        readonly pool?: string | undefined;
      }
    | undefined;
  /** A libvirt network, or `none`; default `default`, or user-mode networking where there is none. */
  readonly network?: string | undefined;
  readonly graphics?: string | undefined;
  readonly firmware?: string | undefined;
  readonly machine?: string | undefined;
  readonly arch?: string | undefined;
  /** How guests run on this host: `kvm`, `qemu`, `xen`, `lxc`; chosen from the host's capabilities when absent. */
  readonly guestType?: string | undefined;
  /** Whether it is started. Default true. */
  readonly start?: boolean | undefined;
}
