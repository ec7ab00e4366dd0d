import { createHash } from "node:crypto";
import { InvalidHostKey } from "./ssh-errors.ts";

/** A server's public key. Two are the same key when their `text` is equal. */
export interface HostKey {
  /** `ssh-ed25519`, `ecdsa-sha2-nistp256`, `ssh-rsa`… */
  readonly type: string;
  /** As OpenSSH writes it: the type, a space, the key in base64. */
  readonly text: string;
  /** What is shown to people: `SHA256:` and 43 characters. */
  readonly fingerprint: string;
}

/** Reads a key from its bytes on the wire. @throws InvalidHostKey @source RFC 4253, 6.6 */
export function hostKeyOf(bytes: Buffer): HostKey {
  const length = bytes.length > 4 ? bytes.readUInt32BE(0) : 0;
  const type = bytes.toString("latin1", 4, 4 + length);
  if (length === 0 || bytes.length <= 4 + length || !/^[a-z0-9@.-]+$/.test(type)) {
    throw new InvalidHostKey({ text: bytes.toString("base64") });
  }
  return {
    type,
    text: `${type} ${bytes.toString("base64")}`,
    fingerprint: `SHA256:${createHash("sha256").update(bytes).digest("base64").replace(/=+$/, "")}`,
  };
}

/** Reads a key as OpenSSH writes it: `ssh-ed25519 AAAA…`, with or without a comment. @throws InvalidHostKey */
export function parseHostKey(text: string): HostKey {
  const [type = "", base64 = ""] = text.trim().split(/\s+/);
  const bytes = Buffer.from(base64, "base64");
  const refuse = () => new InvalidHostKey({ text });
  if (bytes.toString("base64").replace(/=+$/, "") !== base64.replace(/=+$/, "")) throw refuse();
  const key = hostKeyOf(bytes);
  if (key.type !== type) throw refuse();
  return key;
}
