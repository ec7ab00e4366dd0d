import { expect, it } from "vitest";
import { checkUserData } from "./check-user-data.ts";

it.each([
  ["#cloud-config\nhostname: web\n", "cloud-config"],
  ["\n  #Cloud-Config\nhostname: web\n", "cloud-config"],
  ["#cloud-config\n", "cloud-config"],
  ["#!/bin/sh\nthis: is: no: yaml\n", "script"],
  ["#include\nhttps://example.org/a\n\nhttps://example.org/b\n", "include"],
  ["#include-once\nhttps://example.org/a\n", "include-once"],
  ["#cloud-boothook\n#!/bin/sh\n", "cloud-boothook"],
  ["#cloud-config-archive\n- type: text/cloud-config\n", "cloud-config-archive"],
  ['#cloud-config-jsonp\n[{"op": "add"}]\n', "cloud-config-jsonp"],
  ["#part-handler\ndef list_types(): pass\n", "part-handler"],
  ["## template: jinja\n#cloud-config\nhostname: {{ v1.instance_id }}\n", "jinja"],
  ['Content-Type: multipart/mixed; boundary="x"\nMIME-Version: 1.0\n\n--x\n\n--x--\n', "mime"],
  ["MIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary=x\n\n--x\n\n--x--\n", "mime"],
] as const)("recognises %j", (text, kind) => {
  expect(checkUserData(text)).toEqual({ kind, warnings: [] });
});

it.each([
  ["", 1, 1, "there is nothing"],
  ["\n\nhostname: web\n", 3, 1, "put '#cloud-config' in the first line"],
  ["Hello", 1, 1, "cloud-init ignores what begins like this; it takes "],
  ["#cloud-config\nusers:\n  - name: ada\n    groups: [a\n", 5, 1, "flow sequence"],
  ["#cloud-config\nhostname: web: db\n", 2, 11, "nested mappings are not allowed in compact mappings"],
  ["#cloud-config\nruncmd:\n\t- id\n", 3, 1, "tabs are not allowed as indentation"],
  ["#cloud-config\n- id\n", 2, 1, "this is no mapping of keys to values"],
  ["#cloud-config\na: 1\n---\nb: 2\n", 3, 1, "a second document begins"],
  ["#cloud-config\na: *nothing\n", 2, 4, "unresolved alias"],
  ["#include\nhttps://example.org/a\nnot an address\n", 3, 1, "'not an address' is no address to include"],
  ["Content-Type: multipart/mixed\n\n", 1, 1, "says no boundary"],
  ['Content-Type: multipart/mixed; boundary="x"\n\n--y\n', 1, 1, "no part begins with '--x'"],
])("says in one line where %j is wrong", (text, line, column, reason) => {
  expect(() => checkUserData(text)).toThrow(
    expect.objectContaining({ code: "first-boot.invalid-text", details: expect.objectContaining({ line, column }) }),
  );
  expect(() => checkUserData(text)).toThrow(reason);
  expect(() => checkUserData(text)).toThrow(/^User data, line \d+, column \d+: [^\n]+\.$/);
});

it.each(["*S3CRET", "|S3CRET\n  a", '"S3CRET" x', "`S3CRET`", "!S3CRET x", "&S3CRET &b x", '"S3CRET'])(
  "does not repeat a piece of the text, which may be a password: %j",
  (value) => {
    expect(() => checkUserData(`#cloud-config\npassword: ${value}\n`)).toThrow(/^User data, line \d+, (?!.*S3CRET)/);
  },
);

it("does not swell with aliases of aliases", () => {
  const levels = Array.from(
    { length: 12 },
    (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(10)}]\n`,
  );
  expect(() => checkUserData(`#cloud-config\na0: &a0 [x]\n${levels.join("")}`)).toThrow("alias");
});

it("warns of keys that nothing reads, with the one that was meant, and of keys that are there twice", () => {
  const text =
    "#cloud-config\nhostname: web\nuser: ada\npackage: [vim]\nrun_cmd: [id]\nzzzzzzz: 1\nhostname: db\nssh-pwauth: true\n";
  expect(checkUserData(text).warnings).toEqual([
    { line: 7, column: 1, message: "This key is there twice; the last one wins." },
    { line: 4, column: 1, message: "cloud-init does not know 'package' and ignores it; 'packages' is meant?" },
    { line: 5, column: 1, message: "cloud-init does not know 'run_cmd' and ignores it; 'runcmd' is meant?" },
    { line: 6, column: 1, message: "cloud-init does not know 'zzzzzzz' and ignores it." },
    { line: 8, column: 1, message: "cloud-init does not know 'ssh-pwauth' and ignores it; 'ssh_pwauth' is meant?" },
  ]);
});

it("warns of values of another kind than their key's", () => {
  const text =
    "#cloud-config\nruncmd: id\npackages: [vim]\nntp: null\ngrowpart: [a]\npackage_upgrade: 'yes'\nusers: ada\n";
  expect(checkUserData(text).warnings).toEqual([
    { line: 2, column: 1, message: "'runcmd' is a list, and not a text." },
    { line: 5, column: 1, message: "'growpart' is a mapping, and not a list." },
    { line: 6, column: 1, message: "'package_upgrade' is true or false, and not a text." },
  ]);
});
