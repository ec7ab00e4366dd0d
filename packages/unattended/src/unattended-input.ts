import type { InjectionMethod, Media, OperatingSystem, OsDatabase, Tree } from "@hob/osinfo";
import type { UnattendedParameters } from "./parameters/unattended-parameters.ts";

/** What an unattended installation is planned from. */
export interface UnattendedInput {
  readonly os: OperatingSystem;
  readonly database: Pick<OsDatabase, "find" | "scriptsFor" | "datamap">;
  /** libvirt's name of the architecture: `x86_64`. */
  readonly arch: string;
  readonly source: MediaSource | TreeSource;
  /** What the guest starts from; it decides how Windows divides the disk. Default `bios`. */
  readonly firmware?: "bios" | "efi";
  /** Whether the guest has a TPM 2.0; Windows 11 asks for one. Default false. */
  readonly hasTpm?: boolean;
  /** `jeos` (the least that works) or `desktop`, or another that the system's scripts know. Default `jeos`. */
  readonly profile?: string;
  /** Default the best that the installer knows. */
  readonly injection?: InjectionMethod;
  /** For `web`: the address of the directory that the files are given in. */
  readonly webUrl?: string;
  /** Who is to write the answers. Default the database's script, where it is known to do all that is asked for. */
  readonly generator?: "install-script" | "built-in";
  readonly parameters?: UnattendedParameters;
  /** The guest's name, of which a host name is made. */
  readonly name?: string;
  /** The bus of the disk to install on, by which the installer names it. Default `virtio`. */
  readonly targetBus?: "virtio" | "scsi" | "sata" | "ide" | "usb";
  /** Windows: the path of a virtio-win image on the guest's host. */
  readonly virtioWin?: string;
  /** Salt of hashed passwords, 1 to 16 of `./0-9A-Za-z`; random by default. */
  readonly salt?: string;
}

/** An installation medium: an image that is attached as an optical disc. */
export interface MediaSource {
  readonly kind: "media";
  /** As the database knows it; null or absent when it does not. */
  readonly media?: Media | null;
  /**
   * Whether the installer can only be started by the medium itself, because its kernel and initrd are not known. Default
   * false.
   */
  readonly startsByItself?: boolean;
  /** The languages that were recognised on it. */
  readonly languages?: readonly string[];
}

/** A tree of packages and boot files behind an address. */
export interface TreeSource {
  readonly kind: "tree";
  readonly url: string;
  readonly tree?: Tree | null;
}
