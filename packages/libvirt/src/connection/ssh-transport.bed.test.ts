import { type Bed, type Sshd, startLibvirtd, startSshd } from "@hob/beds";
import { PinnedHostKeys, SshConnections } from "@hob/ssh";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Connection, connectGetUri, openConnection, type OpenOptions } from "../index.ts";
import { caught } from "../testing/scripted-connection.ts";

let libvirtd: Bed;
let sshd: Sshd;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hob-known-"));
  libvirtd = await startLibvirtd({ defaultNetwork: false });
  const folders = { "/run/libvirt": join(libvirtd.directory, "sock") };
  sshd = await startSshd({ users: { ann: "open sesame" }, folders });
});
afterAll(async () => {
  await sshd.stop();
  await libvirtd.stop();
  await rm(folder, { recursive: true });
});

const uri = (user: string, query = "", path = "/system") =>
  `qemu+ssh://${user}@${sshd.host}:${sshd.port}${path}${query}`;

async function open(text: string, options: OpenOptions = {}): Promise<Connection> {
  const connection = await openConnection(text, options);
  onTestFinished(() => connection.close());
  return connection;
}

/** A file of known hosts with one key for the host. */
async function knownHosts(key: string): Promise<string> {
  const path = join(folder, "known_hosts");
  await writeFile(path, `[${sshd.host}]:${sshd.port} ${key}\n`);
  return path;
}

it("opens a URI as users write it, with a key and known hosts from files", async () => {
  const known = await knownHosts(await sshd.hostKey());
  for (const way of ["ssh", "libssh", "libssh2"]) {
    const text = uri("root", `?keyfile=${sshd.identityPath}&known_hosts=${known}`).replace("+ssh:", `+${way}:`);
    const connection = await open(text);
    expect(await connection.call(connectGetUri, {})).toEqual({ uri: "qemu:///system" });
    await connection.close();
    expect(await connection.closed).toEqual({ reason: "client" });
  }
});

it("opens the socket that the URI names on the far host, and a read-only one where that is wanted", async () => {
  const known = await knownHosts(await sshd.hostKey());
  const query = `?keyfile=${sshd.identityPath}&known_hosts=${known}`;
  await open(uri("root", `${query}&socket=/run/libvirt/libvirt-sock`));
  await open(uri("root", query), { readOnly: true });
  expect(await caught(openConnection(uri("root", `${query}&mode=direct`)))).toMatchObject({
    code: "libvirt.connect-failed",
    message: expect.stringContaining("at '/var/run/libvirt/virtqemud-sock': there is no such socket on '127.0.0.1'."),
  });
});

it("refuses a host that is unknown, learns it where that is wanted, and refuses it when its key changes", async () => {
  const path = join(folder, "learnt");
  const query = (verify: string) => `?keyfile=${sshd.identityPath}&known_hosts=${path}&known_hosts_verify=${verify}`;
  expect(await caught(openConnection(uri("root", query("normal"))))).toMatchObject({ code: "ssh.host-key-unknown" });
  await open(uri("root", query("auto")));
  expect(await readFile(path, "utf8")).toContain(await sshd.hostKey());
  await open(uri("root", query("normal")));
  await sshd.changeHostKey();
  for (const verify of ["normal", "auto"]) {
    expect(await caught(openConnection(uri("root", query(verify))))).toMatchObject({ code: "ssh.host-key-changed" });
  }
  await open(uri("root", query("ignore")));
  await open(uri("root", `?keyfile=${sshd.identityPath}&no_verify=1`));
});

it("shares one SSH connection among those that are given the same connections", async () => {
  const hostKeys = new PinnedHostKeys({ [`[${sshd.host}]:${sshd.port}`]: await sshd.hostKey() });
  const ssh = { hostKeys, identities: [{ privateKey: sshd.identity }], connections: new SshConnections() };
  const before = await sshd.connections();
  await Promise.all(Array.from({ length: 5 }, () => open(uri("root"), { ssh })));
  expect((await sshd.connections()) - before).toBe(1);
});

it("is told by SSH that a password is wrong", async () => {
  const hostKeys = new PinnedHostKeys({ [`[${sshd.host}]:${sshd.port}`]: await sshd.hostKey() });
  expect(await caught(openConnection(uri("ann"), { ssh: { hostKeys, password: "guess" } }))).toMatchObject({
    code: "ssh.authentication-denied",
    kind: "unauthenticated",
  });
});

it("gives a host that does not answer up with its caller's patience", async () => {
  const known = await knownHosts(await sshd.hostKey());
  await sshd.pause();
  onTestFinished(() => sshd.resume());
  const text = uri("root", `?keyfile=${sshd.identityPath}&known_hosts=${known}`);
  expect(await caught(openConnection(text, { signal: AbortSignal.timeout(300) }))).toMatchObject({
    code: "libvirt.connect-timeout",
    message: `Connecting to '${text}' took too long: ${sshd.host}:${sshd.port} does not answer.`,
  });
});
