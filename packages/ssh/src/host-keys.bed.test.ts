import { type Sshd, startSshd } from "@hob/beds";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import {
  type HostKeyPolicy,
  type HostKeys,
  KnownHostsFile,
  openSsh,
  openSshDefaults,
  parseHostKey,
  PinnedHostKeys,
  type SshConnection,
} from "./index.ts";

async function start(options: Parameters<typeof startSshd>[0] = {}): Promise<Sshd> {
  const bed = await startSshd(options);
  onTestFinished(() => bed.stop());
  return bed;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hob-ssh-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const nameOf = (bed: Sshd) => `[${bed.host}]:${bed.port}`;

async function open(bed: Sshd, hostKeys: HostKeys, hostKeyPolicy?: HostKeyPolicy): Promise<SshConnection> {
  const connection = await openSsh(
    { host: bed.host, port: bed.port, user: "root" },
    { hostKeys, identities: [{ privateKey: bed.identity }], ...(hostKeyPolicy && { hostKeyPolicy }) },
  );
  onTestFinished(() => connection.close());
  return connection;
}

it("refuses an unknown host, and tells its fingerprint and where to write it", async () => {
  const bed = await start();
  const { fingerprint } = parseHostKey(await bed.hostKey());
  const place = join(await temporaryFolder(), "known_hosts");
  const refusal = expect(open(bed, new KnownHostsFile(place))).rejects;
  await refusal.toMatchObject({
    code: "ssh.host-key-unknown",
    kind: "denied",
    message: `The host '127.0.0.1', port ${bed.port}, is unknown: it shows the ssh-ed25519 key ${fingerprint}, and ${place} has none.`,
    hint: expect.stringContaining(place),
  });
});

it("keeps the key of an unknown host when it may, and knows it from then on", async () => {
  const bed = await start();
  const file = new KnownHostsFile(join(await temporaryFolder(), "known_hosts"));
  const connection = await open(bed, file, "trust-on-first-use");
  expect(connection.hostKey.text).toBe(await bed.hostKey());
  expect(await readFile(file.place, "utf8")).toBe(`${nameOf(bed)} ${await bed.hostKey()}\n`);
  await open(bed, file, "strict");
  await open(bed, file, "trust-on-first-use");
  expect(await readFile(file.place, "utf8")).toBe(`${nameOf(bed)} ${await bed.hostKey()}\n`);
});

it("fails when the key of an unknown host cannot be kept", async () => {
  const bed = await start();
  const hostKeys: HostKeys = {
    find: () => ({ trusted: [] }),
    remember: () => Promise.reject(new Error("the disk is full")),
  };
  await expect(open(bed, hostKeys, "trust-on-first-use")).rejects.toThrow("the disk is full");
});

it.each<HostKeyPolicy>(["strict", "trust-on-first-use"])(
  "refuses a host whose key has changed under the policy '%s', and tells both fingerprints",
  async (policy) => {
    const bed = await start();
    const before = parseHostKey(await bed.hostKey());
    const hostKeys = new PinnedHostKeys({ [nameOf(bed)]: before.text });
    await open(bed, hostKeys, policy);
    await bed.changeHostKey();
    const after = parseHostKey(await bed.hostKey());
    await expect(open(bed, hostKeys, policy)).rejects.toMatchObject({
      code: "ssh.host-key-changed",
      kind: "denied",
      message:
        `The host key of '127.0.0.1', port ${bed.port}, has changed: ` +
        `expected ${before.fingerprint}, found ${after.fingerprint}. Somebody may be listening in.`,
      hint: expect.stringContaining("remove the old key from the pinned keys"),
    });
    const log = await readFile(join(bed.directory, "sshd.log"), "utf8");
    expect(log).not.toContain("Accepted publickey");
  },
);

it("asks a host with several keys for the one that is known", async () => {
  const bed = await start({ hostKeyTypes: ["ed25519", "ecdsa", "rsa"] });
  for (const type of ["rsa", "ecdsa", "ed25519"] as const) {
    const connection = await open(bed, new PinnedHostKeys({ [nameOf(bed)]: await bed.hostKey(type) }));
    expect(connection.hostKey.text).toBe(await bed.hostKey(type));
  }
});

it("refuses a key that is revoked, even where it is trusted too", async () => {
  const bed = await start();
  const place = join(await temporaryFolder(), "known_hosts");
  const key = await bed.hostKey();
  await writeFile(place, `${nameOf(bed)} ${key}\n@revoked * ${key}\n`);
  await expect(open(bed, new KnownHostsFile(place))).rejects.toMatchObject({ code: "ssh.host-key-revoked" });
});

it("keeps a connection over changes of the session's secrets", async () => {
  const bed = await start({ config: ["RekeyLimit 256K"] });
  const connection = await open(bed, new PinnedHostKeys({ [nameOf(bed)]: await bed.hostKey() }));
  const { stdout } = await connection.run("head", ["-c", "4000000", "/dev/zero"]);
  expect(stdout).toHaveLength(4_000_000);
  expect(await readFile(join(bed.directory, "sshd.log"), "utf8")).not.toContain("error");
});

it("reaches a host as the user's own ssh does, from the files in the user's home", async () => {
  const bed = await start();
  const home = await temporaryFolder();
  const known = new KnownHostsFile(join(home, ".ssh", "known_hosts"), { hashNames: true });
  await known.remember(bed.host, bed.port, parseHostKey(await bed.hostKey()));
  await writeFile(join(home, ".ssh", "id_ed25519"), bed.identity);
  const options = await openSshDefaults({ home, agent: "" });
  const connection = await openSsh({ host: bed.host, port: bed.port, user: "root" }, options);
  onTestFinished(() => connection.close());
  expect(await connection.run("true", [])).toMatchObject({ code: 0 });
});
