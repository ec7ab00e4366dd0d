import { type Sshd, startSshd } from "@hob/beds";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openSsh, parseHostKey, PinnedHostKeys, SshConnections, type SshOptions, type SshTarget } from "./index.ts";

let near: Sshd;
let far: Sshd;
beforeAll(async () => {
  [near, far] = await Promise.all([
    startSshd({ users: { ann: "near secret" } }),
    startSshd({ users: { ann: "far secret" } }),
  ]);
});
afterAll(() => Promise.all([near.stop(), far.stop()]));

const targetOf = (bed: Sshd, user = "root"): SshTarget => ({ host: bed.host, port: bed.port, user });

async function options(): Promise<SshOptions & { connections: SshConnections }> {
  const hostKeys = new PinnedHostKeys({
    [`[${near.host}]:${near.port}`]: await near.hostKey(),
    [`[${far.host}]:${far.port}`]: await far.hostKey(),
  });
  return { hostKeys, identities: [{ privateKey: far.identity }], connections: new SshConnections() };
}

it("shares one connection among twenty, until the last of them leaves", async () => {
  const given = await options();
  const users = await Promise.all(Array.from({ length: 20 }, () => openSsh(targetOf(far), given)));
  expect([await far.connections(), given.connections.size]).toEqual([1, 1]);
  const [first, ...others] = users;
  const stream = await first?.forwardToPort(far.host, far.port);
  await Promise.all(others.map((user) => user.close()));
  await others[0]?.close();
  expect(await far.connections()).toBe(2);
  expect(await first?.run("true", [])).toMatchObject({ code: 0 });
  await expect(others[0]?.run("true", [])).rejects.toThrow("it was closed here");
  expect(stream?.destroyed).toBe(false);
  await first?.close();
  expect(stream?.destroyed).toBe(true);
  await expect.poll(() => far.connections()).toBe(0);
  expect(given.connections.size).toBe(0);
});

it("closes what a user opened when that user leaves, and nothing of the others", async () => {
  const given = await options();
  const [one, two] = await Promise.all([openSsh(targetOf(far), given), openSsh(targetOf(far), given)]);
  onTestFinished(() => two.close());
  const [ofOne, ofTwo] = await Promise.all([one, two].map((user) => user.forwardToPort(far.host, far.port)));
  const sleeping = await one.start("sleep", ["60"]);
  const failure = expect(sleeping.exit).rejects.toMatchObject({ code: "ssh.connection-lost" });
  await one.close();
  await failure;
  expect([ofOne?.destroyed, ofTwo?.destroyed]).toEqual([true, false]);
});

it("never shares between users, ways or secrets that differ", async () => {
  const given = await options();
  const opened = await Promise.all([
    openSsh(targetOf(far), given),
    openSsh(targetOf(far, "ann"), given),
    openSsh(targetOf(far, "ann"), { ...given, identities: [], password: "far secret" }),
    openSsh(targetOf(far), { ...given, hostKeyPolicy: "trust-on-first-use" }),
    openSsh(targetOf(far), { ...given, hostKeys: (await options()).hostKeys }),
  ]);
  onTestFinished(async () => void (await Promise.all(opened.map((connection) => connection.close()))));
  expect(given.connections.size).toBe(5);
  await expect(openSsh(targetOf(far, "ann"), { ...given, identities: [], password: "wrong" })).rejects.toMatchObject({
    code: "ssh.authentication-denied",
  });
  expect(given.connections.size).toBe(5);
});

it("opens it anew when it was lost, and after it could not be opened", async () => {
  const mortal = await startSshd();
  onTestFinished(() => mortal.stop());
  const hostKeys = new PinnedHostKeys({ [`[${mortal.host}]:${mortal.port}`]: await mortal.hostKey() });
  const given = { hostKeys, identities: [{ privateKey: mortal.identity }], connections: new SshConnections() };
  const first = await openSsh(targetOf(mortal), given);
  await mortal.kill();
  expect(await first.closed).toMatchObject({ reason: "end-of-file" });
  await expect(openSsh(targetOf(mortal), given)).rejects.toMatchObject({ code: "ssh.unreachable" });
  await mortal.start();
  const second = await openSsh(targetOf(mortal), given);
  onTestFinished(() => second.close());
  expect(await second.run("true", [])).toMatchObject({ code: 0 });
  await first.close();
  expect(await second.run("true", [])).toMatchObject({ code: 0 });
});

it("lets one leave while it is being opened, and gives it up when the last one leaves", async () => {
  const given = await options();
  const [leaving, staying] = [new AbortController(), new AbortController()];
  const first = openSsh(targetOf(far), given, { signal: leaving.signal });
  const second = openSsh(targetOf(far), given, { signal: staying.signal });
  const left = expect(first).rejects.toMatchObject({ code: "ssh.cancelled" });
  leaving.abort();
  await left;
  await (await second).close();
  const alone = new AbortController();
  const third = expect(openSsh(targetOf(far), given, { signal: alone.signal })).rejects.toMatchObject({
    code: "ssh.cancelled",
  });
  alone.abort();
  await third;
  expect(given.connections.size).toBe(0);
  await expect.poll(() => far.connections()).toBe(0);
});

it("goes through a host on the way, each with its own key and user, and shares that too", async () => {
  const { hostKeys, connections } = await options();
  const jump = [{ ...targetOf(near, "ann"), password: "near secret" }];
  const given: SshOptions = { hostKeys, connections, jump, password: "far secret" };
  const connection = await openSsh(targetOf(far, "ann"), given);
  onTestFinished(() => connection.close());
  const { stdout } = await connection.run("printenv", ["SSH_CONNECTION"]);
  expect(stdout.trim().split(" ").at(-1)).toBe(String(far.port));
  expect([await near.connections(), await far.connections()]).toEqual([1, 1]);
  const root = await openSsh(targetOf(far), { ...given, identities: [{ privateKey: far.identity }] });
  expect([await near.connections(), await far.connections()]).toEqual([1, 2]);
  await connection.close();
  await root.close();
  await expect.poll(async () => [await near.connections(), await far.connections()]).toEqual([0, 0]);
});

it("goes through two hosts on the way", async () => {
  const given = await options();
  const identities = [{ privateKey: near.identity }, { privateKey: far.identity }];
  const jump = [targetOf(near), targetOf(far)];
  await using connection = await openSsh(targetOf(near), { ...given, identities, jump });
  expect(await connection.run("echo", ["there"])).toMatchObject({ stdout: "there\n" });
  expect(await near.connections()).toBe(2);
});

it("never offers the target's password to a host on the way", async () => {
  const { hostKeys } = await options();
  const opening = openSsh(targetOf(far, "ann"), { hostKeys, password: "far secret", jump: [targetOf(near, "ann")] });
  await expect(opening).rejects.toMatchObject({
    code: "ssh.authentication-denied",
    details: { host: near.host, tried: [] },
  });
});

it("says which host on the way does not lead on, or shows another key", async () => {
  const given = await options();
  const identities = [{ privateKey: near.identity }];
  await expect(
    openSsh({ ...targetOf(far), port: 1 }, { ...given, identities, jump: [targetOf(near)] }),
  ).rejects.toMatchObject({ code: "ssh.forward-refused", details: { to: "127.0.0.1:1" } });
  const hostKeys = new PinnedHostKeys({ [`[${near.host}]:${near.port}`]: await far.hostKey() });
  await expect(
    openSsh(targetOf(far), { ...given, identities, hostKeys, jump: [targetOf(near)] }),
  ).rejects.toMatchObject({ code: "ssh.host-key-changed", details: { port: near.port } });
  await expect.poll(() => near.connections()).toBe(0);
});

it("ends with the host on the way", async () => {
  const mortal = await startSshd();
  onTestFinished(() => mortal.stop());
  const { hostKeys } = await options();
  hostKeys.remember(mortal.host, mortal.port, parseHostKey(await mortal.hostKey()));
  const identities = [{ privateKey: mortal.identity }, { privateKey: far.identity }];
  const connection = await openSsh(targetOf(far), { hostKeys, identities, jump: [targetOf(mortal)] });
  const stream = await connection.forwardToPort(far.host, far.port);
  const failed = once(stream, "error");
  await mortal.kill();
  expect(await connection.closed).toMatchObject({ reason: "error", error: { code: "ssh.connection-lost" } });
  expect((await failed)[0]).toMatchObject({ code: "ssh.connection-lost" });
});
