import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { publicKey } from "../testing/sample-intents.ts";
import { checkSshPublicKey } from "./check-public-key.ts";

const field = (bytes: Buffer | string) => {
  const content = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
};

function rsa(bits: number): string {
  const { publicKey: key } = generateKeyPairSync("rsa", { modulusLength: bits });
  const { n = "", e = "" } = key.export({ format: "jwk" });
  const number = (text: string) => Buffer.concat([Buffer.of(0), Buffer.from(text, "base64url")]);
  const blob = Buffer.concat([field("ssh-rsa"), field(Buffer.from(e, "base64url")), field(number(n))]);
  return `ssh-rsa ${blob.toString("base64")} me`;
}

const point = Buffer.alloc(65, 4);
const ecdsa = Buffer.concat([field("ecdsa-sha2-nistp256"), field("nistp256"), field(point)]).toString("base64");

it("reads keys with and without options and comments", () => {
  expect(checkSshPublicKey(publicKey)).toEqual({ type: "ssh-ed25519", bits: 256, comment: "ada@example.org" });
  const [type, blob] = publicKey.split(" ");
  expect(checkSshPublicKey(`${type} ${blob}`).comment).toBe("");
  expect(checkSshPublicKey(`from="10.0.0.0/8",no-pty ${publicKey}\n`).type).toBe("ssh-ed25519");
  expect(checkSshPublicKey(rsa(2048))).toEqual({ type: "ssh-rsa", bits: 2048, comment: "me" });
  expect(checkSshPublicKey(`ecdsa-sha2-nistp256 ${ecdsa}`).bits).toBe(256);
});

const [, blob = ""] = publicKey.split(" ");

it.each([
  ["", "'TYPE BASE64 COMMENT'"],
  ["ada", "SSH public key 'ada' is not accepted: 'TYPE BASE64 COMMENT'"],
  [`ssh-dss ${blob}`, "with a type of ssh-ed25519"],
  [`ssh-ed25519 ${blob}!`, "letters of base64 after the type"],
  [
    `ssh-ed25519 ${blob.slice(0, -8)} of-ada`,
    "'ssh-ed25519 … of-ada' is not accepted: a whole key; this one is cut short",
  ],
  [`ssh-rsa ${blob}`, "a whole key"],
  [`ecdsa-sha2-nistp384 ${ecdsa}`, "a key of the type that it says; this one is 'ecdsa-sha2-nistp256'"],
  [`${publicKey}\n${publicKey}`, "one key, in one line"],
  [rsa(1024), "RSA keys of at least 2048 bits; this one has 1024"],
])("refuses %j", (line, reason) => {
  expect(() => checkSshPublicKey(line)).toThrow(reason);
  expect(() => checkSshPublicKey(line)).toThrow(/^SSH public key '[^\n]*' is not accepted: [^\n]+\.$/);
});

it("never repeats a private key", () => {
  const key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\n-----END OPENSSH PRIVATE KEY-----\n";
  expect(() => checkSshPublicKey(key)).toThrow("SSH public key '(not shown)' is not accepted: this is a private key");
});
