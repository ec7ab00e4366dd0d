import type { InjectionMethod, OperatingSystem } from "@hob/osinfo";
import type { UnattendedParameters } from "./parameters/unattended-parameters.ts";

/** An X keyboard layout. */
export interface KeyboardLayout {
  readonly layout: string;
  readonly variant: string | null;
}

/** What is answered, with every default filled in: what writers of answer files take. */
export interface Answers {
  readonly os: OperatingSystem;
  /** libvirt's name: `x86_64`. */
  readonly arch: string;
  readonly firmware: "bios" | "efi";
  readonly profile: string;
  readonly injection: InjectionMethod;
  /** The address of a tree, or null when the system comes from a medium. */
  readonly tree: string | null;
  readonly variants: readonly string[];
  /** The medium's languages, where they are known. */
  readonly languages: readonly string[];
  readonly timezone: string;
  /** `de_DE`. */
  readonly language: string;
  readonly keyboard: KeyboardLayout;
  /** A locale whose keyboard it is; null where none is known. */
  readonly keyboardLocale: string | null;
  /** Without its domain. */
  readonly hostname: string;
  readonly domain: string | null;
  readonly adminPassword: string | null;
  readonly user: AnsweredUser | null;
  readonly sshKeys: readonly string[];
  readonly hasTpm: boolean;
  /** Windows: whether a virtio-win image is attached. */
  readonly virtioWin: boolean;
  /** `/dev/vda`. */
  readonly targetDisk: string;
  /** Where the installer finds the answers, as it calls it; null where it finds them by itself. */
  readonly scriptDisk: string | null;
  /** Windows: where the database's scripts find drivers of storage. */
  readonly storageDrivers: { readonly disk: string; readonly location: string } | null;
  /** Parameters that few systems take, as they were given. */
  readonly given: UnattendedParameters;
  /** Crypts a password as `/etc/shadow` has it. */
  readonly hash: (password: string) => string;
}

/** The user who is made. */
export interface AnsweredUser {
  readonly login: string;
  readonly password: string | null;
  readonly realname: string;
  readonly autologin: boolean;
  readonly administrator: boolean;
}
