import type { SshOptions } from "@hob/ssh";
import { generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { parseLibvirtUri } from "../uri/libvirt-uri.ts";
import { sshAccess } from "./ssh-access.ts";

const key = (passphrase?: string) => {
  const encryption = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  const { privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem", ...encryption },
  });
  return privateKey;
};

const usual = key();
/** As `ssh-keygen -t ed25519 -N secret` makes it, cut short. */
const encrypted = `-----BEGIN OPENSSH PRIVATE KEY-----
${Buffer.from("openssh-key-v1\0\0\0\0\naes256-ctr\0\0\0\x06bcrypt").toString("base64")}
-----END OPENSSH PRIVATE KEY-----
`;

/** A user with three keys, of which two are encrypted, and an agent. */
async function user(): Promise<{ home: string; agent: string }> {
  const home = await mkdtemp(join(tmpdir(), "hob-home-"));
  onTestFinished(() => rm(home, { recursive: true }));
  await mkdir(join(home, ".ssh"), { mode: 0o700 });
  await writeFile(join(home, ".ssh", "id_ed25519"), encrypted);
  await writeFile(join(home, ".ssh", "id_ecdsa"), usual);
  await writeFile(join(home, ".ssh", "id_rsa"), key("secret"));
  await writeFile(join(home, "other"), key());
  return { home, agent: "/agent" };
}

const access = (query: string, given: Partial<SshOptions>, who: { home: string; agent: string }) =>
  sshAccess(parseLibvirtUri(`qemu+ssh://root@h/system${query}`), given, who);

it("proves who one is as ssh does, with the keys that need no passphrase and the agent", async () => {
  const who = await user();
  expect(await access("", {}, who)).toMatchObject({
    identities: [{ privateKey: usual, name: join(who.home, ".ssh", "id_ecdsa") }],
    agent: "/agent",
    hostKeys: { place: join(who.home, ".ssh", "known_hosts") },
    hostKeyPolicy: "strict",
  });
  expect(await access("", {}, { home: "/nowhere", agent: "" })).toMatchObject({ identities: [] });
});

it("takes the key and the known hosts that the URI names", async () => {
  const who = await user();
  const path = join(who.home, "other");
  for (const query of [`?keyfile=${path}&known_hosts=${who.home}/hosts`, "?keyfile=~/other&known_hosts=~/hosts"]) {
    expect(await access(query, {}, who)).toMatchObject({
      identities: [{ privateKey: await readFile(path, "utf8"), name: path }],
      agent: "/agent",
      hostKeys: { place: join(who.home, "hosts") },
    });
  }
  await expect(access("?keyfile=~/missing", {}, who)).rejects.toThrow(
    expect.objectContaining({ kind: "invalid", message: expect.stringContaining(`${who.home}/missing`) }),
  );
});

it("takes a caller that gives a proof at its word, and leaves the user's keys and agent alone", async () => {
  const who = await user();
  const given = await access("", { password: "p" }, who);
  expect([given.identities, given.agent, given.password]).toEqual([undefined, undefined, "p"]);
  const identities = [{ privateKey: "k" }];
  expect(await access("?keyfile=~/other", { identities }, who)).toMatchObject({ identities });
});

it("tries only what the URI allows", async () => {
  const who = await user();
  const onlyAgent = await access("?sshauth=agent", {}, who);
  expect([onlyAgent.identities, onlyAgent.agent]).toEqual([undefined, "/agent"]);
  const onlyKeys = await access(
    "?sshauth=privkey",
    { password: "p", agent: "/a", identities: [{ privateKey: "k" }] },
    who,
  );
  expect([onlyKeys.identities, onlyKeys.agent, onlyKeys.password]).toEqual([
    [{ privateKey: "k" }],
    undefined,
    undefined,
  ]);
  expect(await access("?sshauth=keyboard-interactive", { password: "p" }, who)).toMatchObject({ password: "p" });
});

it.each(["?no_verify=1", "?known_hosts_verify=ignore"])("takes any host key where the URI says %s", async (query) => {
  const who = await user();
  const { hostKeys, hostKeyPolicy } = await access(query, {}, who);
  expect(hostKeyPolicy).toBe("trust-on-first-use");
  expect(hostKeys.find("h", 22)).toEqual({ trusted: [] });
});

it("learns a key that is new where the URI says so, and never against the caller's word", async () => {
  const who = await user();
  expect(await access("?known_hosts_verify=auto", {}, who)).toMatchObject({ hostKeyPolicy: "trust-on-first-use" });
  expect(await access("?known_hosts_verify=normal&no_verify=0", {}, who)).toMatchObject({ hostKeyPolicy: "strict" });
  const hostKeys = { find: () => ({ trusted: [] }), remember: () => {} };
  const pinned = await access("?no_verify=1", { hostKeys }, who);
  expect([pinned.hostKeys, pinned.hostKeyPolicy]).toEqual([hostKeys, "strict"]);
});
