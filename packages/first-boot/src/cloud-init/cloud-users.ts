/** How somebody signs in. */
export interface Login {
  /** In clear; only its hash goes to the guest. `withHashedPasswords` takes it away before anything is stored. */
  readonly password?: string | undefined;
  /** As in `/etc/shadow`: `$6$…`. */
  readonly passwordHash?: string | undefined;
  /** Lines as in `authorized_keys`. */
  readonly sshAuthorizedKeys?: readonly string[] | undefined;
}

/** A user that is made. */
export interface CloudUser extends Login {
  readonly name: string;
  /** The full name. */
  readonly gecos?: string | undefined;
  /** Groups besides his own. */
  readonly groups?: readonly string[] | undefined;
  /** A rule of sudoers, `true` for everything without a password, `false` for nothing. Default: none. */
  readonly sudo?: string | boolean | undefined;
  /** `/bin/bash`. Default: the system's. */
  readonly shell?: string | undefined;
  /** Whether no password is accepted. Default: true when none is given. */
  readonly lockPassword?: boolean | undefined;
  readonly uid?: number | undefined;
  readonly homeDirectory?: string | undefined;
  readonly isSystem?: boolean | undefined;
}

/** What is said of the image's own user. */
export interface CloudDefaultUser extends Login {
  /** Another name for it. */
  readonly name?: string | undefined;
}

/** Signing in as root. Nothing of it is allowed unless it is said. */
export type CloudRoot = Login;
