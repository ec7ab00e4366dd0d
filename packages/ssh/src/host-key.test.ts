import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { hostKeyOf, parseHostKey } from "./index.ts";

const text = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPnHtGBuKzSYtEKGuSl2K0KKVpRCI0bvVJ0LwbXlh8tP";

it("reads a public key's line and shows the fingerprint that OpenSSH shows", () => {
  const key = parseHostKey(`${text} root@kvm1\n`);
  const shown = execFileSync("ssh-keygen", ["-l", "-f", "-"], { input: text, encoding: "utf8" });
  expect(shown).toContain(` ${key.fingerprint} `);
  expect(key).toMatchObject({ type: "ssh-ed25519", text });
});

it("is the same key from text and from the wire", () => {
  expect(hostKeyOf(Buffer.from(text.split(" ")[1] ?? "", "base64"))).toEqual(parseHostKey(text));
});

it.each([
  "",
  "ssh-ed25519",
  "ssh-ed25519 AAAA",
  "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIPnHtGBu",
  "ssh-ed25519 !!!",
  text.slice(12),
])("refuses '%s'", (nonsense) => {
  expect(() => parseHostKey(nonsense)).toThrow("is not a host key");
});
