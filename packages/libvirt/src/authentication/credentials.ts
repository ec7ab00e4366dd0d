/** A name and a password. Neither ever stands in a message. */
export interface Credentials {
  readonly username?: string;
  readonly password?: string;
}

/** What a daemon wants of whom it lets in. */
export interface CredentialRequest {
  readonly uri: string;
  /** `SCRAM-SHA-256` or `PLAIN`. */
  readonly mechanism: string;
  /** What is missing: the URI may have the name. */
  readonly wanted: readonly (keyof Credentials)[];
}

/** Credentials, or who gives them when a daemon asks: `null` for none. A name here outranks the URI's. */
export type CredentialSource = Credentials | ((request: CredentialRequest) => Promise<Credentials | null>);

/** Both, as a mechanism needs them. */
export interface NameAndPassword {
  readonly username: string;
  readonly password: string;
}
