import type { DriverPlan } from "./drivers/driver-plan.ts";
import type { InjectionMethod } from "@hob/osinfo";

/**
 * All that an installer needs to install without questions, as values: who carries it out puts {@link files} where
 * {@link injection} says, starts the installer with {@link kernelArguments}, and removes the files afterwards.
 */
export interface UnattendedPlan {
  /** Who writes the answers, and why this one. */
  readonly generator: {
    /** `install-script` is one of the database; `built-in` is written here. */
    readonly kind: "install-script" | "built-in";
    /** The script's id, or the name of the format: `autoinstall`, `preseed`, `kickstart`, `autoyast`, `windows-unattend`. */
    readonly id: string;
    readonly because: string;
  };
  readonly profile: string;
  /** Where the installer takes packages from. */
  readonly source: "media" | "network";
  readonly injection: {
    readonly method: InjectionMethod;
    readonly because: string;
    /** What else this installer understands. */
    readonly alternatives: readonly InjectionMethod[];
    /** The volume's label, where the installer looks for one (`CIDATA`, `OEMDRV`); else a plain one. Upper case. */
    readonly volumeId: string;
  };
  /** What is put on the medium or into the initrd, at its root. */
  readonly files: readonly UnattendedFile[];
  /** To append to the installer's kernel command line; empty when the installer is started by its own medium. */
  readonly kernelArguments: string;
  /**
   * Whether the installer must be started by its kernel and initrd, because its arguments or its initrd say where the
   * answers are. When false, the medium starts by itself.
   */
  readonly needsKernelBoot: boolean;
  /** How often the installer starts the machine again before it is done; the last one starts the installed system. */
  readonly reboots: number;
  /** Whether the machine is switched off at the end instead. */
  readonly endsOff: boolean;
  /** Whether packages come from the internet also when a medium is there. */
  readonly needsInternet: boolean;
  readonly drivers: DriverPlan;
  /** Every parameter with its value, or with none for a secret, and where it comes from. */
  readonly parameters: readonly ResolvedParameter[];
  /** Which parameters are secret and are in which {@link files}, and whether hashed: wipe these when the installation ends. */
  readonly secrets: readonly {
    readonly parameter: string;
    readonly where: readonly string[];
    readonly isHashed: boolean;
  }[];
  /** What the user should know; one line each. */
  readonly warnings: readonly string[];
}

/** A file of answers. */
export interface UnattendedFile {
  /** A path with `/`, relative to the medium's or initrd's root: `preseed.cfg`, `user-data`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hasSecrets: boolean;
}

/** A parameter as it is used. */
export interface ResolvedParameter {
  readonly name: string;
  /** Null for a secret, which is never repeated. */
  readonly value: string | null;
  readonly by: "user" | "default" | "medium";
  readonly because: string;
}
