import type { Algorithms, ServerHostKeyAlgorithm } from "ssh2";
import type { HostKey } from "./host-key.ts";

const serverHostKey: readonly ServerHostKeyAlgorithm[] = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "rsa-sha2-512",
  "rsa-sha2-256",
];

/**
 * What is offered to a server: nothing with SHA-1, CBC or DSA, and no compression. AES-GCM comes first, as it is the
 * fastest that Node has. Types of host keys that are known come first, so that a host with several shows one of those.
 */
export function algorithmsFor(known: readonly HostKey[]): Algorithms {
  const types = new Set(known.map(({ type }) => type));
  const isKnown = (name: string) => types.has(name.startsWith("rsa-") ? "ssh-rsa" : name);
  return {
    kex: [
      "curve25519-sha256",
      "curve25519-sha256@libssh.org",
      "ecdh-sha2-nistp256",
      "ecdh-sha2-nistp384",
      "ecdh-sha2-nistp521",
      "diffie-hellman-group16-sha512",
      "diffie-hellman-group18-sha512",
      "diffie-hellman-group14-sha256",
    ],
    serverHostKey: [
      ...serverHostKey.filter((name) => isKnown(name)),
      ...serverHostKey.filter((name) => !isKnown(name)),
    ],
    cipher: [
      "aes128-gcm@openssh.com",
      "aes256-gcm@openssh.com",
      "chacha20-poly1305@openssh.com",
      "aes128-ctr",
      "aes192-ctr",
      "aes256-ctr",
    ],
    hmac: ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512"],
    compress: ["none"],
  };
}
