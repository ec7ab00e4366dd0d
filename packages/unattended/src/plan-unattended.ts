import type { UnattendedParameters } from "./parameters/unattended-parameters.ts";
import type { InjectionMethod, ScriptDatabase, SystemFacts } from "./script/install-script.ts";

/** What an unattended installation is planned from. */
export interface UnattendedInput {
  readonly os: SystemFacts;
  readonly database: ScriptDatabase;
  /** libvirt's name of the architecture: `x86_64`. */
  readonly arch: string;
  /** What the guest starts from; it decides how the disk is divided. Default `bios`. */
  readonly firmware?: "bios" | "efi";
  readonly source: MediaSource | TreeSource;
  /** `jeos` (a small server) or `desktop`, or another that the system's scripts know. Default `jeos`. */
  readonly profile?: string;
  readonly injection?: InjectionMethod;
  readonly parameters?: UnattendedParameters;
  /** The bus of the disk to install on; it names the disk when the parameters do not. Default `virtio`. */
  readonly targetBus?: "virtio" | "scsi" | "sata" | "ide" | "usb";
  /** Windows: the path of a virtio-win ISO on the host. */
  readonly virtioWin?: string;
  /** Salt of hashed passwords; random by default. */
  readonly salt?: string;
}

/** An installation medium, as it was recognised; all may be unknown. */
export interface MediaSource {
  readonly kind: "media";
  readonly variants?: readonly string[];
  /** False when the database says that this medium ignores scripts. Default true. */
  readonly takesInstallScript?: boolean;
  /** How often the installer restarts; default 1. */
  readonly reboots?: number;
  /** The languages of the medium, for the default. */
  readonly languages?: readonly string[];
  /** Whether it is one of Ubuntu's live media (subiquity); taken from the variants when absent. */
  readonly isLive?: boolean;
}

/** A tree of packages and boot files, behind a URL. */
export interface TreeSource {
  readonly kind: "tree";
  readonly url: string;
  readonly variants?: readonly string[];
  /** The argument by which the kernel is told the URL, if the system has one: `inst.repo`. */
  readonly kernelUrlArgument?: string | null;
}
