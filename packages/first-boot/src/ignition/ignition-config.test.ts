import { expect, it } from "vitest";
import { checkIgnition } from "../check/check-ignition.ts";
import { publicKey } from "../testing/sample-intents.ts";
import { ignitionConfig } from "./ignition-config.ts";
import type { Ignition } from "./ignition.ts";

const source = (text: string) => ({ source: `data:;base64,${Buffer.from(text).toString("base64")}` });

it("says users, files, units and connections in version 3.4, the user's own configuration inside", () => {
  const raw = '{"ignition":{"version":"3.2.0"}}';
  const text = ignitionConfig({
    kind: "ignition",
    users: [{ name: "core", sshAuthorizedKeys: [publicKey], groups: ["wheel"] }],
    hostname: "node-1.example.org",
    timezone: "Europe/Berlin",
    files: [{ path: "/etc/motd", content: "hi\n", mode: 0o600, isOverwriting: false }],
    units: [{ name: "web.service", isEnabled: true, contents: "[Service]\n" }],
    networkKeyfiles: [{ name: "lan", content: "[connection]\nid=lan\n" }],
    kernelArguments: ["quiet"],
    raw,
  });
  expect(checkIgnition(text)).toEqual({ version: "3.4.0", warnings: [] });
  expect(JSON.parse(text)).toEqual({
    ignition: { version: "3.4.0", config: { merge: [source(raw)] } },
    passwd: { users: [{ name: "core", sshAuthorizedKeys: [publicKey], groups: ["wheel"] }] },
    storage: {
      files: [
        { path: "/etc/hostname", mode: 0o644, overwrite: true, contents: source("node-1.example.org\n") },
        {
          path: "/etc/NetworkManager/system-connections/lan.nmconnection",
          mode: 0o600,
          overwrite: true,
          contents: source("[connection]\nid=lan\n"),
        },
        { path: "/etc/motd", mode: 0o600, overwrite: false, contents: source("hi\n") },
      ],
      links: [{ path: "/etc/localtime", target: "../usr/share/zoneinfo/Europe/Berlin", overwrite: true }],
    },
    systemd: { units: [{ name: "web.service", enabled: true, contents: "[Service]\n" }] },
    kernelArguments: { shouldExist: ["quiet"] },
  });
});

it("says nothing of what is not wanted", () => {
  expect(ignitionConfig({ kind: "ignition" })).toBe('{"ignition":{"version":"3.4.0"}}\n');
});

it.each<[Partial<Ignition>, string]>([
  [{ hostname: "a b" }, "Host name 'a b' is not accepted: "],
  [{ users: [{ name: "Ada" }] }, "User 'Ada' is not accepted: small letters"],
  [{ users: [{ name: "ada" }, { name: "ada" }] }, "User 'ada' is not accepted: each is there once."],
  [{ users: [{ name: "ada", passwordHash: "secret" }] }, "Password hash of 'ada' '(not shown)' is not accepted: "],
  [{ files: [{ path: "etc/motd", content: "" }] }, "File 'etc/motd' is not accepted: an absolute path of a file."],
  [{ files: [{ path: "/a", content: "?", encoding: "base64" }] }, "Content of '/a' '?…' is not accepted: base64."],
  [{ files: [{ path: "/etc/hostname", content: "" }], hostname: "a" }, "File '/etc/hostname' is not accepted: each"],
  [{ units: [{ name: "web" }] }, "Unit 'web' is not accepted: a name such as 'web.service'."],
  [{ networkKeyfiles: [{ name: "../a", content: "" }] }, "Connection '../a' is not accepted: "],
  [{ raw: "{" }, "Ignition configuration, line 1, column 2: this is no JSON"],
])("refuses %j", (part, message) => {
  expect(() => ignitionConfig({ kind: "ignition", ...part })).toThrow(message);
});
