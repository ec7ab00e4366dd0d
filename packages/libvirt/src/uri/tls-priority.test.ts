import { getCiphers } from "node:tls";
import { createSecureContext } from "node:tls";
import { expect, it } from "vitest";
import { parseTlsPriority, type TlsPriority } from "./tls-priority.ts";

const both = { minVersion: "TLSv1.2", maxVersion: "TLSv1.3" } as const;

it.each<[string, TlsPriority]>([
  ["NORMAL", both],
  ["@LIBVIRT,SYSTEM", both],
  ["NORMAL:-VERS-ALL:+VERS-TLS1.3", { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" }],
  ["NORMAL:-VERS-TLS-ALL:+VERS-TLS1.2", { minVersion: "TLSv1.2", maxVersion: "TLSv1.2" }],
  ["SECURE128:!VERS-TLS1.3:-VERS-TLS1.0:+VERS-TLS1.1", { minVersion: "TLSv1.2", maxVersion: "TLSv1.2" }],
])("keeps to what '%s' says of versions", (text, priority) => {
  expect(parseTlsPriority(text)).toEqual(priority);
});

it.each(["SECURE192", "SECURE256", "PFS"])("names ciphers for '%s' that OpenSSL takes", (keyword) => {
  const ciphers = parseTlsPriority(keyword)?.ciphers;
  expect(ciphers).toBeDefined();
  expect(() => createSecureContext({ ciphers: ciphers ?? "" })).not.toThrow();
  expect(getCiphers()).toContain(ciphers?.split(":")[0]?.toLowerCase());
});

it.each(["", "LEGACY", "NORMAL:+AES-128-CBC", "NORMAL:-VERS-ALL", "NORMAL:-VERS-ALL:+VERS-TLS1.1", "NORMAL:%COMPAT"])(
  "does not pass over what it cannot keep: '%s'",
  (text) => {
    expect(parseTlsPriority(text)).toBeUndefined();
  },
);
