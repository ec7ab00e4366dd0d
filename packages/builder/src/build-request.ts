import type { Override, PolicySet } from "@hob/designer";
import type { FirstBoot } from "@hob/first-boot";
import type { UnattendedParameters } from "@hob/unattended";

/**
 * How content that comes from a URL is checked: `sha256:HEX`, `sha512:HEX`, the digest alone, or the URL of a list of
 * digests such as `SHA256SUMS`, in which the file's name is looked up.
 */
export type Checksum = string;

/** What a new guest begins with. A path is absolute on the host, or `pool/volume`. */
export type BuildSource =
  /** An existing image of a disk. */
  | {
      readonly kind: "image";
      readonly path: string;
      /** `copy` (default) makes an own disk of it; `overlay` keeps only what differs, and the image must never change. */
      readonly mode?: string | undefined;
      /** `qcow2` or `raw`; default as libvirt's pool knows it. */
      readonly format?: string | undefined;
    }
  /** An image of a disk behind `http://` or `https://`: qcow2, raw, or either of them in gzip. */
  | { readonly kind: "url"; readonly url: string; readonly checksum?: Checksum | undefined }
  /** Nothing; an installation medium is in the CD drive: a path, or a URL that is fetched into the disk's pool. */
  | { readonly kind: "iso"; readonly path: string; readonly checksum?: Checksum | undefined }
  /** Nothing; the installer of a network tree is started by its kernel and initrd. */
  | {
      readonly kind: "tree";
      readonly url: string;
      /** More arguments for the installer's kernel. */
      readonly arguments?: string | undefined;
    }
  /** Nothing; the guest boots from its network as long as its disk cannot be booted from. */
  | { readonly kind: "pxe" }
  /**
   * Nothing; a kernel and initrd on the host are booted: always, or, when `installTimeoutMs` is said, until what they
   * install is there.
   */
  | {
      readonly kind: "kernel";
      readonly kernel: string;
      readonly initrd?: string | undefined;
      readonly arguments?: string | undefined;
    }
  /** An existing disk, used as it is and not deleted when the build fails. */
  | { readonly kind: "disk"; readonly path: string; readonly format?: string | undefined }
  /** Nothing. */
  | { readonly kind: "empty" };

/** What a build waits for after the start; the words from least to most. */
export const waitGoals = ["none", "address", "ssh", "agent"] as const;
/** What a build waits for after the start. */
export type WaitGoal = (typeof waitGoals)[number];

/** An installation without questions. */
export interface UnattendedRequest {
  /** `jeos` or `desktop`, or another that the system's scripts know. */
  readonly profile?: string | undefined;
  /** `cdrom`, `initrd`, `floppy`…; default as the system's script prefers. */
  readonly injection?: string | undefined;
  readonly parameters?: UnattendedParameters | undefined;
  /** Windows: the path of a virtio-win ISO on the host. */
  readonly virtioWin?: string | undefined;
}

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
  /**
   * What the system is told at its first boot, by cloud-init or Ignition. A card of its network without a MAC address is the
   * guest's card in that place.
   */
  readonly firstBoot?: FirstBoot | undefined;
  /** Answers for the installer; needs an `iso` or a `tree`. */
  readonly unattended?: UnattendedRequest | undefined;
  /** Policy sets, by name or as they are, later ones over earlier ones; default the designer's own. */
  readonly policy?: readonly (string | PolicySet)[] | undefined;
  /** What is laid over the definition, last. */
  readonly overrides?: readonly Override[] | undefined;
  /** Whether it is started. Default true. */
  readonly start?: boolean | undefined;
  /**
   * What is waited for after the start. Default `none`; with media of the first boot, which are wiped when the guest has
   * read them, `address` where the guest's network can tell one. An address that `firstBoot` says counts when an SSH server
   * answers there, or the host has met the guest there.
   */
  readonly wait?: string | undefined;
  /** How long is waited for it, in ms. Default ten minutes. */
  readonly waitTimeoutMs?: number | undefined;
  /**
   * How long an installer may take, in ms. Default six hours. Of an `iso`, `pxe` or `kernel` without answers the installer
   * is waited for only when this is said: else the medium stays, and the disk is booted from as soon as it can be.
   */
  readonly installTimeoutMs?: number | undefined;
}
