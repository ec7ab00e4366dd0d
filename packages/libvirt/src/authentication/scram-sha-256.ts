import { createHash, createHmac, pbkdf2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { type SaslExchange, SaslFault, type SaslMechanism, SaslRefusal } from "./sasl-mechanism.ts";
import { saslPrep } from "./sasl-prep.ts";

const derive = promisify(pbkdf2);

/** Fewer would let whoever listens guess passwords; RFC 7677 has servers ask for this many at least. */
const fewestIterations = 4096;
/** More would have a server keep this side busy for as long as it likes; this many take about half a second. */
const mostIterations = 1_000_000;

const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
const escapeName = (name: string) => name.replaceAll("=", "=3D").replaceAll(",", "=2C");

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function bytesOf(text: string, what: string): Buffer {
  if (text === "" || !base64.test(text)) throw new SaslFault(`the server's ${what} is not base64`);
  return Buffer.from(text, "base64");
}

interface ServerFirst {
  readonly nonce: string;
  readonly salt: Buffer;
  readonly iterations: number;
}

function readServerFirst(text: string, clientNonce: string): ServerFirst {
  const [, nonce = "", salt = "", count = ""] = /^r=([!-+\--~]+),s=([^,]*),i=(\d{1,10})(?:,[^]*)?$/.exec(text) ?? [];
  if (nonce === "") throw new SaslFault("the server's first message is malformed");
  if (!nonce.startsWith(clientNonce) || nonce.length === clientNonce.length) {
    throw new SaslFault("the server does not answer to what was sent to it: its nonce is another");
  }
  const iterations = Number(count);
  if (iterations < fewestIterations || iterations > mostIterations) {
    throw new SaslFault(`the server wants ${iterations} iterations: expected ${fewestIterations} to ${mostIterations}`);
  }
  return { nonce, salt: bytesOf(salt, "salt"), iterations };
}

/**
 * A proof that both ends know the password, in which it never appears. Without channel binding, as Cyrus SASL has it in
 * libvirt.
 *
 * @source RFC 5802, RFC 7677
 */
export const scramSha256: SaslMechanism = {
  name: "SCRAM-SHA-256",
  revealsPassword: false,
  begin({ username, password }, nonce): SaslExchange {
    const first = `n=${escapeName(saslPrep(username, "user name"))},r=${nonce}`;
    const secret = saslPrep(password, "password");
    let signature: Buffer | null = null;
    let complete = false;
    const prove = async (serverFirst: string) => {
      const { nonce: whole, salt, iterations } = readServerFirst(serverFirst, nonce);
      const salted = await derive(secret, salt, iterations, 32, "sha256");
      const final = `c=biws,r=${whole}`;
      const exchanged = `${first},${serverFirst},${final}`;
      const clientKey = hmac(salted, "Client Key");
      const proof = hmac(hash(clientKey), exchanged);
      for (const [index, byte] of clientKey.entries()) proof[index] = byte ^ (proof[index] ?? 0);
      signature = hmac(hmac(salted, "Server Key"), exchanged);
      return Buffer.from(`${final},p=${proof.toString("base64")}`);
    };
    const verify = (serverFinal: string, expected: Buffer) => {
      const [, kind, value = ""] = /^([ev])=([^,]*)(?:,[^]*)?$/.exec(serverFinal) ?? [];
      if (kind === undefined) throw new SaslFault("the server's last message is malformed");
      if (kind === "e") throw new SaslRefusal(value.replace(/[^ -~]/g, "?").slice(0, 60));
      const shown = bytesOf(value, "signature");
      if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) {
        throw new SaslFault("the server does not know the password: its signature is wrong");
      }
      complete = true;
      return Buffer.alloc(0);
    };
    return {
      initial: Buffer.from(`n,,${first}`),
      get complete() {
        return complete;
      },
      async step(challenge) {
        if (complete) throw new SaslFault("the server asks for more than there is");
        const text = challenge.toString("utf8");
        return signature === null ? prove(text) : verify(text, signature);
      },
    };
  },
};
