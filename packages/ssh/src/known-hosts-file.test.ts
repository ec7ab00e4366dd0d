import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { KnownHostsFile, parseHostKey } from "./index.ts";

const first = parseHostKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPnHtGBuKzSYtEKGuSl2K0KKVpRCI0bvVJ0LwbXlh8tP");
const second = parseHostKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINJdVHdIPuGMOiTTXyUBvwxM9h5r2E0+tC3SxTG9Z4Xg");

let path: string;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "hob-known-hosts-"));
  path = join(folder, "ssh", "known_hosts");
  onTestFinished(() => rm(folder, { recursive: true }));
});

/** What a file of these lines says of a host: the keys' places in `[first, second]`. */
async function trusted(lines: string[], host: string, port = 22): Promise<number[]> {
  await new KnownHostsFile(path).remember("other", 22, first);
  await writeFile(path, lines.join("\n"));
  const found = (await new KnownHostsFile(path).find(host, port)).trusted;
  return found.map(({ text }) => [first, second].findIndex((key) => key.text === text));
}

it("knows nobody when there is no file", async () => {
  expect(await new KnownHostsFile(path).find("kvm1", 22)).toEqual({ trusted: [], revoked: [] });
});

it.each<[string, string[], string, number | undefined, number[]]>([
  ["by name", [`kvm1 ${first.text}`], "kvm1", undefined, [0]],
  ["by name in either case", [`KVM1 ${first.text}`], "Kvm1", undefined, [0]],
  ["among several names", [`a,kvm1,b ${first.text} comment`], "kvm1", undefined, [0]],
  ["by a port of its own", [`[kvm1]:2222 ${first.text}`], "kvm1", 2222, [0]],
  ["not by another port", [`kvm1 ${first.text}`], "kvm1", 2222, []],
  ["by a pattern", [`*.example,kvm? ${first.text}`], "kvm1", undefined, [0]],
  ["not when it is excluded", [`kvm*,!kvm1 ${first.text}`], "kvm1", undefined, []],
  ["not by a pattern's dot", [`a.b ${first.text}`], "axb", undefined, []],
  ["by an IPv6 address", [`[fe80::1]:2222 ${first.text}`], "fe80::1", 2222, [0]],
  ["by several keys", [`kvm1 ${first.text}`, `kvm1 ${second.text}`], "kvm1", undefined, [0, 1]],
  ["not by comments", [`#kvm1 ${first.text}`, "", "  # kvm1"], "kvm1", undefined, []],
  ["not by lines of nonsense", ["kvm1", "kvm1 ssh-ed25519 AAAA", "kvm1 ssh-rsa !!"], "kvm1", undefined, []],
  ["not by an authority", [`@cert-authority kvm1 ${first.text}`], "kvm1", undefined, []],
])("knows a host %s", async (_how, lines, host, port, keys) => {
  expect(await trusted(lines, host, port)).toEqual(keys);
});

it("tells keys that are revoked apart", async () => {
  expect(await trusted([`@revoked * ${first.text}`, `kvm1 ${second.text}`], "kvm1")).toEqual([1]);
  const { revoked } = await new KnownHostsFile(path).find("kvm1", 22);
  expect(revoked).toEqual([first]);
});

it("reads names that OpenSSH hashed, and OpenSSH finds those that it hashes itself", async () => {
  const plain = new KnownHostsFile(path);
  await plain.remember("kvm1", 2222, first);
  execFileSync("ssh-keygen", ["-q", "-H", "-f", path], { stdio: "ignore" });
  expect(await readFile(path, "utf8")).not.toContain("kvm1");
  expect((await plain.find("kvm1", 2222)).trusted).toEqual([first]);

  await new KnownHostsFile(path, { hashNames: true }).remember("kvm2", 22, second);
  expect(await readFile(path, "utf8")).not.toContain("kvm2");
  expect(execFileSync("ssh-keygen", ["-F", "kvm2", "-f", path], { encoding: "utf8" })).toContain(second.text);
});

it("adds to a file whose last line was not ended, and makes one that only its user reads", async () => {
  const file = new KnownHostsFile(path);
  await file.remember("kvm1", 22, first);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await writeFile(path, `kvm1 ${first.text}`);
  await file.remember("kvm2", 2222, second);
  expect(await readFile(path, "utf8")).toBe(`kvm1 ${first.text}\n[kvm2]:2222 ${second.text}\n`);
});

it("reads more files than it writes", async () => {
  const other = `${path}.machine`;
  const file = new KnownHostsFile(path, { alsoRead: [other] });
  await file.remember("kvm1", 22, first);
  await writeFile(other, `kvm1 ${second.text}\n`);
  expect((await file.find("kvm1", 22)).trusted).toEqual([first, second]);
});
