import { type HostKey, parseHostKey } from "./host-key.ts";
import type { HostKeys, KnownHostKeys } from "./host-keys.ts";
import { knownHostsName } from "./known-hosts-line.ts";

/**
 * Keys of hosts held in memory, for those who keep them elsewhere: `{ "kvm1": "ssh-ed25519 AAAA…" }`, and
 * `[kvm1]:2222` where the port is not 22.
 *
 * @throws InvalidHostKey
 */
export class PinnedHostKeys implements HostKeys {
  readonly place = "the pinned keys";
  readonly #keys = new Map<string, HostKey[]>();

  constructor(pinned: Readonly<Record<string, string | readonly string[]>> = {}) {
    for (const [name, keys] of Object.entries(pinned)) {
      this.#keys.set(name.toLowerCase(), [keys].flat().map(parseHostKey));
    }
  }

  find(host: string, port: number): KnownHostKeys {
    return { trusted: this.#keys.get(knownHostsName(host, port)) ?? [] };
  }

  remember(host: string, port: number, key: HostKey): void {
    const name = knownHostsName(host, port);
    this.#keys.set(name, [...(this.#keys.get(name) ?? []), key]);
  }
}
