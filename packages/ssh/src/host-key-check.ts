import { type HostKey, hostKeyOf } from "./host-key.ts";
import type { HostKeyPolicy, HostKeys, KnownHostKeys } from "./host-keys.ts";
import { HostKeyChanged, HostKeyRevoked, HostKeyUnknown } from "./ssh-errors.ts";

/** The question whether a host is who it should be, for one connection. */
export interface HostKeyCheck {
  /** What was known before, the revoked ones left out. */
  readonly known: readonly HostKey[];
  /** The key that the host showed, once it did. */
  readonly shown: HostKey | null;
  /** Judges a key that the host shows; its proof comes after. @throws HostKeyUnknown, HostKeyChanged, HostKeyRevoked */
  judge(bytes: Buffer): void;
  /** Called when the host has proved that it holds the key: keeps the key of a host that was unknown. */
  proved(): Promise<void>;
}

/** Looks up what is known of a host. */
export async function openHostKeyCheck(
  host: string,
  port: number,
  hostKeys: HostKeys,
  policy: HostKeyPolicy,
): Promise<HostKeyCheck> {
  const known: KnownHostKeys = await hostKeys.find(host, port);
  const place = hostKeys.place ?? "the list of known hosts";
  const expected = known.trusted.map(({ fingerprint }) => fingerprint);
  let shown: HostKey | null = null;
  let kept = false;
  return {
    known: known.trusted,
    get shown() {
      return shown;
    },
    judge(bytes) {
      const key = hostKeyOf(bytes);
      const { text, type, fingerprint } = key;
      // Keys are shown again whenever the two ends change their session's secrets.
      if (shown !== null && shown.text !== text) {
        throw new HostKeyChanged({ host, port, expected: [shown.fingerprint], found: fingerprint, place });
      }
      if (known.revoked?.some((revoked) => revoked.text === text)) {
        throw new HostKeyRevoked({ host, port, fingerprint, place });
      }
      if (expected.length === 0 && policy === "strict") {
        throw new HostKeyUnknown({ host, port, type, fingerprint, place });
      }
      if (expected.length > 0 && !known.trusted.some((trusted) => trusted.text === text)) {
        throw new HostKeyChanged({ host, port, expected, found: fingerprint, place });
      }
      shown = key;
    },
    async proved() {
      if (kept || shown === null || expected.length > 0) return;
      kept = true;
      await hostKeys.remember(host, port, shown);
    },
  };
}
