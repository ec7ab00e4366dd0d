import type { Login } from "../cloud-init/cloud-users.ts";

/** A user of an Ignition system. `core` is there already. */
export interface IgnitionUser extends Login {
  readonly name: string;
  readonly gecos?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly shell?: string | undefined;
  readonly uid?: number | undefined;
  readonly homeDirectory?: string | undefined;
}

/** A file that is written into the guest. */
export interface IgnitionFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
  /** `base64` when `content` is that of bytes. Default `text`. */
  readonly encoding?: "text" | "base64" | undefined;
  /** Permission bits. Default `0o644`. */
  readonly mode?: number | undefined;
  /** Whether a file that is there is replaced. Default true. */
  readonly isOverwriting?: boolean | undefined;
  /** Whether no preview may show it. Default false. */
  readonly isSecret?: boolean | undefined;
}

/** A unit of systemd. */
export interface IgnitionUnit {
  /** `web.service`. */
  readonly name: string;
  readonly isEnabled?: boolean | undefined;
  readonly isMasked?: boolean | undefined;
  readonly contents?: string | undefined;
  readonly dropins?: readonly { readonly name: string; readonly contents: string }[] | undefined;
}

/** First boot by Ignition 3.4: Fedora CoreOS, Flatcar, openSUSE MicroOS. */
export interface Ignition {
  readonly kind: "ignition";
  readonly users?: readonly IgnitionUser[] | undefined;
  readonly hostname?: string | undefined;
  readonly timezone?: string | undefined;
  readonly files?: readonly IgnitionFile[] | undefined;
  readonly units?: readonly IgnitionUnit[] | undefined;
  /** NetworkManager's connections, by name, each a keyfile. */
  readonly networkKeyfiles?: readonly { readonly name: string; readonly content: string }[] | undefined;
  readonly kernelArguments?: readonly string[] | undefined;
  /** A configuration of the user's own, version 3.x in JSON. Ignition merges it over what is said here. */
  readonly raw?: string | undefined;
}
