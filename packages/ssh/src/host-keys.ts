import type { HostKey } from "./host-key.ts";

/** What is known of one host. */
export interface KnownHostKeys {
  /** The host proves itself by any of these. */
  readonly trusted: readonly HostKey[];
  /** A host that shows one of these is refused. */
  readonly revoked?: readonly HostKey[];
}

/** Where keys of hosts are kept: a file, a database. Hosts are named as in the target: name and port. */
export interface HostKeys {
  /** What is known of a host; nothing is an empty list. */
  find(host: string, port: number): Promise<KnownHostKeys> | KnownHostKeys;
  /** Keeps the key of a host that was unknown. Only called under `trust-on-first-use`. */
  remember(host: string, port: number, key: HostKey): Promise<void> | void;
  /** Where a person finds them, for hints: a file's path, a page's name. */
  readonly place?: string;
}

/** What happens to a host of which nothing is known. A changed key is refused either way. */
export type HostKeyPolicy = "strict" | "trust-on-first-use";
