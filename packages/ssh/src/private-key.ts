import { createPrivateKey, type KeyObject } from "node:crypto";
import ssh2, { type ParsedKey } from "ssh2";
import { InvalidIdentity } from "./ssh-errors.ts";
import type { SshIdentity } from "./ssh-target.ts";

const field = (bytes: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** An Ed25519 key in OpenSSH's own form, the only one that has it. @source OpenSSH, PROTOCOL.key */
function ed25519Text(key: KeyObject): string {
  const { d = "", x = "" } = key.export({ format: "jwk" });
  const [seed, point] = [Buffer.from(d, "base64url"), Buffer.from(x, "base64url")];
  const type = field(Buffer.from("ssh-ed25519"));
  const secrets = Buffer.concat([
    Buffer.alloc(8),
    type,
    field(point),
    field(Buffer.concat([seed, point])),
    field(Buffer.alloc(0)),
  ]);
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7]).subarray(0, (8 - (secrets.length % 8)) % 8);
  const whole = Buffer.concat([
    Buffer.from("openssh-key-v1\0"),
    ...["none", "none", ""].map((text) => field(Buffer.from(text))),
    Buffer.from([0, 0, 0, 1]),
    field(Buffer.concat([type, field(point)])),
    field(Buffer.concat([secrets, padding])),
  ]);
  const base64 = (whole.toString("base64").match(/.{1,70}/g) ?? []).join("\n");
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${base64}\n-----END OPENSSH PRIVATE KEY-----`;
}

/** PKCS#8, which ssh2 does not read, in a form that it does. */
function fromPkcs8(text: string, passphrase: string | undefined): string {
  const key = createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
  if (key.asymmetricKeyType === "rsa") return key.export({ type: "pkcs1", format: "pem" }) as string;
  if (key.asymmetricKeyType === "ec") return key.export({ type: "sec1", format: "pem" }) as string;
  if (key.asymmetricKeyType === "ed25519") return ed25519Text(key);
  throw new Error(`keys of type ${key.asymmetricKeyType} are not for SSH`);
}

const isPkcs8 = (text: string) => /-----BEGIN (?:ENCRYPTED )?PRIVATE KEY-----/.test(text);

/** Whether a private key's text is encrypted, as far as that can be told without its passphrase. */
export function isEncrypted(text: string): boolean {
  if (isPkcs8(text)) return text.includes("BEGIN ENCRYPTED");
  const key = ssh2.utils.parseKey(text);
  return key instanceof Error && /encrypted/i.test(key.message);
}

function reasonOf(error: Error, passphrase: string | undefined): string {
  if (/no passphrase given|Passphrase required|interrupted or cancelled/i.test(error.message)) {
    return "it is encrypted, and no passphrase is given";
  }
  if (passphrase !== undefined && /decrypt|integrity check|bad passphrase/i.test(error.message)) {
    return "the passphrase does not open it";
  }
  return /unsupported key format|DECODER/i.test(error.message)
    ? "it is not a private key that is known"
    : error.message;
}

/**
 * Reads a private key. RSA signs with SHA-2 only.
 *
 * @throws InvalidIdentity
 */
export function parsePrivateKey(identity: SshIdentity, name: string): ParsedKey {
  const { privateKey, passphrase } = identity;
  const refuse = (error: Error) => new InvalidIdentity({ name, reason: reasonOf(error, passphrase) }, { cause: error });
  let key: ParsedKey | Error;
  try {
    key = isPkcs8(privateKey)
      ? ssh2.utils.parseKey(fromPkcs8(privateKey, passphrase))
      : ssh2.utils.parseKey(privateKey, passphrase);
  } catch (error) {
    throw refuse(error as Error);
  }
  if (Array.isArray(key)) key = key[0] as ParsedKey;
  if (key instanceof Error) throw refuse(key);
  if (!key.isPrivateKey()) throw refuse(new Error("it is a public key"));
  if (key.type === "ssh-dss") throw refuse(new Error("DSA is too weak"));
  return key;
}
