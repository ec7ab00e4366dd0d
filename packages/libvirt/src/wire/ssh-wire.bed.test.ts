import { type Bed, type Sshd, startLibvirtd, startSshd, testNode } from "@hob/beds";
import { PinnedHostKeys, SshConnections, type SshOptions } from "@hob/ssh";
import { once } from "node:events";
import { chmod } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { Session } from "../connection/session.ts";
import { authList } from "../protocol/auth.ts";
import { connectListAllDomains } from "../protocol/connect-lists.ts";
import { connectOpen } from "../protocol/connect.ts";
import { domainGetXmlDesc } from "../protocol/domain.ts";
import type { SocketSurroundings } from "../uri/socket-paths.ts";
import { openSshWire, type SshEndpoint } from "./ssh-wire.ts";

let libvirtd: Bed;
let sshd: Sshd;
let ssh: SshOptions & { readonly connections: SshConnections };
beforeAll(async () => {
  libvirtd = await startLibvirtd();
  const sockets = join(libvirtd.directory, "sock");
  sshd = await startSshd({
    users: { ann: "secret", bob: "secret" },
    folders: { "/run/libvirt": sockets },
  });
  const hostKeys = new PinnedHostKeys({ [`[${sshd.host}]:${sshd.port}`]: await sshd.hostKey() });
  ssh = { hostKeys, identities: [{ privateKey: sshd.identity }], connections: new SshConnections() };
});
afterAll(async () => {
  await sshd.stop();
  await libvirtd.stop();
});

const modular = "/run/libvirt/virtqemud-sock";
const monolithic = "/run/libvirt/libvirt-sock";

/** A conversation with the daemon behind the sockets. */
async function open(endpoint: Partial<SshEndpoint> = {}): Promise<Session> {
  const { host, port } = sshd;
  const uri = `qemu+ssh://root@${host}:${port}/system`;
  const session = new Session(uri);
  const paths = [modular, monolithic];
  session.attach(await openSshWire({ uri, host, port, user: "root", paths, ssh, ...endpoint }, session));
  onTestFinished(() => session.close());
  await session.call(authList, {});
  return session;
}

it("speaks with a real libvirtd over SSH, by the first socket that is there", async () => {
  const session = await open();
  await session.call(connectOpen, { name: `test://${await testNode(500)}`, flags: 0 });
  const { domains } = await session.call(connectListAllDomains, { needResults: true });
  const documents = await Promise.all(domains.map((dom) => session.call(domainGetXmlDesc, { dom })));
  expect(documents.map(({ xml }) => /<name>([^<]+)/.exec(xml)?.[1])).toEqual(domains.map(({ name }) => name));
  expect(domains).toHaveLength(500);
});

it("carries twenty conversations over one SSH connection, which ends with the last of them", async () => {
  const sessions = await Promise.all(Array.from({ length: 20 }, () => open()));
  await Promise.all(sessions.map((session) => session.call(connectOpen, { name: "test:///default", flags: 0 })));
  const lists = await Promise.all(
    sessions.map((session) => session.call(connectListAllDomains, { needResults: true })),
  );
  expect(lists.map(({ domains }) => domains.length)).toEqual(Array.from({ length: 20 }, () => 1));
  expect([await sshd.connections(), ssh.connections.size]).toEqual([1, 1]);
  await Promise.all(sessions.slice(1).map((session) => session.close()));
  expect(await sshd.connections()).toBe(1);
  await sessions[0]?.close();
  await expect.poll(() => sshd.connections()).toBe(0);
  expect(ssh.connections.size).toBe(0);
});

it("finds a user's own daemon in the far user's folders", async () => {
  const seen: SocketSurroundings[] = [];
  const paths: SshEndpoint["paths"] = (where) => {
    seen.push(where);
    return [`${where.runtimeDirectory ?? where.cacheDirectory}/libvirt/libvirt-sock`];
  };
  const home = (user: string) => join(sshd.directory, user);
  const asAnn = ["setpriv", "--reuid=5000", "--regid=65534", "--clear-groups"];
  await sshd.inside("install", "-d", "-o", "5000", "-m", "700", "/run/user/5000");
  const variables = [`HOME=${home("ann")}`, "XDG_RUNTIME_DIR=/run/user/5000"];
  await sshd.inside("env", "-i", `PATH=${process.env["PATH"]}`, ...variables, ...asAnn, "libvirtd", "--daemon");
  const session = await open({ user: "ann", paths });
  await session.call(connectOpen, { name: "test:///default", flags: 0 });
  await expect(open({ user: "bob", paths })).rejects.toMatchObject({ code: "libvirt.connect-failed" });
  await expect(open({ user: "root", paths })).rejects.toMatchObject({ code: "libvirt.connect-failed" });
  expect(seen).toEqual([
    { runtimeDirectory: "/run/user/5000", cacheDirectory: `${home("ann")}/.cache`, root: false },
    { runtimeDirectory: undefined, cacheDirectory: `${home("bob")}/.cache`, root: false },
    { runtimeDirectory: undefined, cacheDirectory: "/root/.cache", root: true },
  ]);
});

it("says of sockets that they are missing, denied, or that nobody listens", async () => {
  await expect(open({ paths: [modular] })).rejects.toThrow(
    `at '${modular}': there is no such socket on '${sshd.host}'.`,
  );
  const locked = join(sshd.directory, "locked");
  const server = createServer().listen(locked);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  await chmod(locked, 0o600);
  await expect(open({ user: "bob", paths: [modular, locked] })).rejects.toMatchObject({
    code: "libvirt.socket-denied",
    details: { path: locked },
  });
  await expect(open({ paths: ["/etc/hostname"] })).rejects.toThrow(
    "but nobody listens there, or sshd does not forward",
  );
  expect(ssh.connections.size).toBe(0);
});

it("tells of a libvirtd that ends apart from an sshd that is killed", async () => {
  const session = await open();
  await libvirtd.stopDaemon();
  await expect(session.closed).resolves.toEqual({ reason: "end-of-file" });
  await libvirtd.startDaemon();
  const second = await open();
  const waiting = second.call(connectOpen, { name: `test://${await testNode(10_000)}`, flags: 0 });
  const failure = expect(waiting).rejects.toThrow(/is closed: The SSH connection to '127.0.0.1' is closed/);
  await sshd.kill();
  await expect(second.closed).resolves.toMatchObject({ reason: "error", error: { code: "ssh.connection-lost" } });
  await failure;
  await sshd.start();
  await expect(open()).resolves.toBeInstanceOf(Session);
});
