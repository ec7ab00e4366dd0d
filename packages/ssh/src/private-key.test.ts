import { generateKeyPairSync } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { isEncrypted, parsePrivateKey } from "./private-key.ts";

/** A new key as ssh-keygen writes it, and its public half. */
function keyOf(type: string, format: string, passphrase: string): { privateKey: string; publicKey: string } {
  const folder = mkdtempSync(join(tmpdir(), "hob-key-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "key");
  const formats = format === "OpenSSH" ? [] : ["-m", format];
  execFileSync("ssh-keygen", ["-q", ...formats, "-t", type, "-N", passphrase, "-C", "", "-f", path]);
  return { privateKey: readFileSync(path, "utf8"), publicKey: readFileSync(`${path}.pub`, "utf8").trim() };
}

const publicText = (key: ReturnType<typeof parsePrivateKey>) => `${key.type} ${key.getPublicSSH().toString("base64")}`;

it.each([
  ["ed25519", "OpenSSH"],
  ["ecdsa", "OpenSSH"],
  ["rsa", "OpenSSH"],
  ["ecdsa", "PEM"],
  ["rsa", "PEM"],
  ["ecdsa", "PKCS8"],
  ["rsa", "PKCS8"],
])("reads a %s key in the form %s, with and without a passphrase", (type, format) => {
  const plain = keyOf(type, format, "");
  expect(isEncrypted(plain.privateKey)).toBe(false);
  expect(publicText(parsePrivateKey(plain, "key"))).toBe(plain.publicKey);

  const locked = keyOf(type, format, "sesame");
  expect(isEncrypted(locked.privateKey)).toBe(true);
  expect(publicText(parsePrivateKey({ ...locked, passphrase: "sesame" }, "key"))).toBe(locked.publicKey);
  expect(() => parsePrivateKey(locked, "/k")).toThrow(
    "'/k' cannot be used: it is encrypted, and no passphrase is given.",
  );
  expect(() => parsePrivateKey({ ...locked, passphrase: "simsim" }, "/k")).toThrow(
    "'/k' cannot be used: the passphrase does not open it.",
  );
});

it.each([{}, { cipher: "aes-256-cbc", passphrase: "sesame" }])(
  "reads an Ed25519 key in PKCS#8, as OpenSSL writes it: %o",
  (how) => {
    const { privateKey } = generateKeyPairSync("ed25519", {
      privateKeyEncoding: { type: "pkcs8", format: "pem", ...how },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    const key = parsePrivateKey({ privateKey, passphrase: "sesame" }, "key");
    expect(key.verify("words", key.sign("words"))).toBe(true);
  },
);

it.each([
  ["nonsense", "it is not a private key that is known"],
  ["", "it is not a private key that is known"],
  ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPnHtGBuKzSYtEKGuSl2K0KKVpRCI0bvVJ0LwbXlh8tP", "it is a public key"],
  [
    generateKeyPairSync("x25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    "keys of type x25519 are not for SSH",
  ],
])("refuses what is no private key for SSH, without repeating it: %s", (privateKey, reason) => {
  expect(() => parsePrivateKey({ privateKey }, "/k")).toThrow(`The private key '/k' cannot be used: ${reason}.`);
});
