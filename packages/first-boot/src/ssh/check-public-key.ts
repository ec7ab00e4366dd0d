import { InvalidFirstBoot } from "../first-boot-errors.ts";

/** The kinds of keys that OpenSSH takes in `authorized_keys`, with the number of fields that their blob has. */
const kinds: Readonly<Record<string, number>> = {
  "ssh-ed25519": 2,
  "ssh-rsa": 3,
  "ecdsa-sha2-nistp256": 3,
  "ecdsa-sha2-nistp384": 3,
  "ecdsa-sha2-nistp521": 3,
  "sk-ssh-ed25519@openssh.com": 3,
  "sk-ecdsa-sha2-nistp256@openssh.com": 4,
};

/** What a key is, without its blob. */
export interface SshPublicKey {
  readonly type: string;
  /** Strength in bits: of the modulus, or of the curve. */
  readonly bits: number;
  readonly comment: string;
}

const SMALLEST_RSA = 2048;

/** The fields of a blob, each with its length before it; null when they do not fill it exactly. */
function fieldsOf(blob: Buffer): readonly Buffer[] | null {
  const fields: Buffer[] = [];
  for (let offset = 0; offset < blob.length;) {
    if (offset + 4 > blob.length) return null;
    const end = offset + 4 + blob.readUInt32BE(offset);
    if (end > blob.length) return null;
    fields.push(blob.subarray(offset + 4, end));
    offset = end;
  }
  return fields;
}

function bitsOf(type: string, fields: readonly Buffer[]): number {
  if (type === "ssh-rsa") return BigInt(`0x${fields[2]!.toString("hex") || "0"}`).toString(2).length;
  return Number(/nistp(\d+)/.exec(type)?.[1] ?? 256);
}

/** Whether the sizes of the fields are those that a key of this type has. */
function hasRightSizes(type: string, fields: readonly Buffer[]): boolean {
  if (type.includes("ed25519")) return fields[1]!.length === 32;
  const curve = /nistp(\d+)/.exec(type)?.[1];
  if (curve === undefined) return fields[1]!.length > 0;
  const coordinate = Math.ceil(Number(curve) / 8);
  return fields[1]!.toString("latin1") === `nistp${curve}` && fields[2]!.length === 1 + 2 * coordinate;
}

/**
 * Reads one line of `authorized_keys`, options before it included, and checks that the key is whole.
 *
 * @throws InvalidFirstBoot which names the key by its comment or its first letters, and says what is wrong: a private key,
 *   an unknown type, letters that are no base64, a key that is cut short, an RSA key of less than 2048 bits.
 * @source RFC 4253, 6.6; sshd(8), AUTHORIZED_KEYS FILE FORMAT
 */
export function checkSshPublicKey(line: string): SshPublicKey {
  const text = line.trim();
  const refuse = (value: string, accepted: string): never => {
    throw new InvalidFirstBoot({ what: "SSH public key", value, accepted });
  };
  if (text.includes("PRIVATE KEY"))
    refuse("(not shown)", "this is a private key; give the public one, from the file '.pub'");
  if (/[\r\n]/.test(text)) refuse(`${text.split(/[\r\n]/)[0]!.slice(0, 24)}…`, "one key, in one line");
  const types = Object.keys(kinds);
  const found = new RegExp(
    `(?:^|\\s)(${types.map((type) => type.replaceAll(".", "\\.")).join("|")})\\s+(\\S+)(?:\\s+(.*))?$`,
  ).exec(text);
  if (found === null)
    return refuse(
      text.length > 24 ? `${text.slice(0, 24)}…` : text,
      `'TYPE BASE64 COMMENT', with a type of ${types.join(", ")}`,
    );
  const [, type = "", base64 = "", comment = ""] = found;
  const name = comment === "" ? `${type} ${base64.slice(0, 12)}…` : `${type} … ${comment}`;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) refuse(name, "letters of base64 after the type");
  const fields = fieldsOf(Buffer.from(base64, "base64"));
  if (fields === null || fields.length !== kinds[type])
    return refuse(name, "a whole key; this one is cut short or has more behind it");
  if (fields[0]!.toString("latin1") !== type)
    refuse(name, `a key of the type that it says; this one is '${fields[0]!.toString("latin1").slice(0, 40)}'`);
  if (!hasRightSizes(type, fields)) refuse(name, "a whole key; a part of this one has the wrong length");
  const bits = bitsOf(type, fields);
  if (type === "ssh-rsa" && bits < SMALLEST_RSA)
    refuse(name, `RSA keys of at least ${SMALLEST_RSA} bits; this one has ${bits}`);
  return { type, bits, comment };
}
