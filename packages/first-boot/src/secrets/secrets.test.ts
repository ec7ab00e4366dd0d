import { expect, it } from "vitest";
import type { FirstBoot } from "../first-boot.ts";
import { hashPassword } from "../password/hash-password.ts";
import { generatePassword } from "../password/generate-password.ts";
import { seedOf } from "../seed-of.ts";
import { fullIntent } from "../testing/sample-intents.ts";
import { secretsOf } from "./secrets-of.ts";
import { withHashedPasswords } from "./with-hashed-passwords.ts";
import { withoutSecrets } from "./without-secrets.ts";

const printed = (firstBoot: FirstBoot): string => {
  const seed = seedOf(firstBoot);
  if (seed.kind === "medium") return seed.files.map(({ bytes }) => Buffer.from(bytes).toString()).join("\n");
  return seed.content.replace(/base64,([A-Za-z0-9+/=]*)/g, (_, text: string) => Buffer.from(text, "base64").toString());
};

const cloudInit: FirstBoot = {
  ...fullIntent,
  users: [{ name: "ada", password: "S3CRET-1" }],
  defaultUser: { password: "S3CRET-2" },
  root: { passwordHash: "$6$salt$S3CRET3.S3CRET3" },
  files: [{ path: "/etc/key", content: "S3CRET-4", isSecret: true }],
  raw: {
    userData:
      "#cloud-config\n# A comment\nchpasswd: {list: ['a:S3CRET-5']}\nwrite_files: [{api_token: S3CRET-6, path: /kept}]\n",
    vendorData: "#!/bin/sh\necho S3CRET-7\n",
  },
};
const ignition: FirstBoot = {
  kind: "ignition",
  users: [{ name: "core", password: "S3CRET-1" }],
  files: [{ path: "/etc/key", content: "S3CRET-4", isSecret: true }],
  networkKeyfiles: [{ name: "wifi", content: "[wifi-security]\npsk=S3CRET-2\nkey-mgmt=wpa-psk\n" }],
  raw: '{"ignition": {"version": "3.0.0"}, "passwd": {"users": [{"name": "kept", "passwordHash": "S3CRET-3"}]}}',
};

it.each([
  ["cloud-init", cloudInit],
  ["Ignition", ignition],
])("shows a preview of %s without a secret", (_, firstBoot) => {
  expect(printed(firstBoot)).toMatch(/S3CRET/);
  const shown = printed(withoutSecrets(firstBoot));
  expect(shown).not.toMatch(/S3CRET/);
  expect(shown).toContain("(not shown)");
  expect(shown).toContain("kept");
});

it("keeps no password in clear once passwords are hashed, and then gives the same seed each time", () => {
  for (const firstBoot of [cloudInit, ignition]) {
    const hashed = withHashedPasswords(firstBoot);
    expect(JSON.stringify(hashed)).not.toMatch(/S3CRET-[12](?!\\n)/);
    expect(printed(hashed)).toBe(printed(hashed));
    expect(withHashedPasswords(hashed)).toEqual(hashed);
  }
  expect(printed(cloudInit)).not.toBe(printed(cloudInit));
});

it("lists what must appear nowhere", () => {
  expect(secretsOf(cloudInit)).toEqual([
    "S3CRET-1",
    "S3CRET-2",
    "$6$salt$S3CRET3.S3CRET3",
    "S3CRET-4",
    cloudInit.kind === "cloud-init" ? cloudInit.raw!.userData : "",
    cloudInit.kind === "cloud-init" ? cloudInit.raw!.vendorData : "",
  ]);
});

it("hashes with another salt each time, and makes passwords that a hash takes", () => {
  expect(hashPassword("x")).not.toBe(hashPassword("x"));
  const password = generatePassword();
  expect(password).toMatch(/^[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}$/);
  expect(hashPassword(password, "salt")).toMatch(/^\$6\$salt\$[./0-9A-Za-z]{86}$/);
});

it.each([
  ["", "salt"],
  ["a\nb", "salt"],
  ["x".repeat(513), "salt"],
])("refuses the password %j without repeating it", (password, salt) => {
  expect(() => hashPassword(password, salt)).toThrow("Password '(not shown)' is not accepted: 1 to 512 bytes");
});

it("refuses a salt that is none", () => {
  expect(() => hashPassword("x", "a$b")).toThrow("Salt 'a$b' is not accepted: ");
});
