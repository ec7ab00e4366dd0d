import { expect, it } from "vitest";
import { chooseMechanism } from "./choose-mechanism.ts";

const uri = "qemu+tls://h/system";
const choose = (offered: string, wanted?: string, encrypted = true) =>
  chooseMechanism({ uri, offered, wanted, encrypted }).name;

it("prefers the mechanism that keeps the password to both ends", () => {
  expect(choose("PLAIN,GSSAPI,SCRAM-SHA-256")).toBe("SCRAM-SHA-256");
  expect(choose("PLAIN,GSSAPI")).toBe("PLAIN");
  expect(choose("scram-sha-256 plain", undefined, false)).toBe("SCRAM-SHA-256");
});

it("takes the one that the URI wants", () => {
  expect(choose("PLAIN,SCRAM-SHA-256", "PLAIN")).toBe("PLAIN");
  expect(() => choose("PLAIN", "SCRAM-SHA-256")).toThrow(
    "'qemu+tls://h/system' wants authentication by SASL PLAIN: expected SASL SCRAM-SHA-256.",
  );
});

it("sends no password in clear text where others can read it", () => {
  expect(() => choose("PLAIN,LOGIN", undefined, false)).toThrow(
    "'qemu+tls://h/system' takes the password only in clear text (PLAIN), which is refused over bare TCP.",
  );
  expect(() => choose("PLAIN,SCRAM-SHA-256", "PLAIN", false)).toThrow("refused over bare TCP");
});

it("is not led by a name that only looks like one it knows", () => {
  expect(() => choose("SCRAM-SHA-256-PLUS,XPLAIN,GSSAPI")).toThrow(
    "wants authentication by SASL SCRAM-SHA-256-PLUS or SASL XPLAIN or SASL GSSAPI: expected SASL SCRAM-SHA-256 or SASL PLAIN.",
  );
  expect(() => choose(" , ", undefined, false)).toThrow(
    expect.objectContaining({ code: "libvirt.no-sasl-mechanism", hint: expect.stringContaining("GSSAPI") }),
  );
});
