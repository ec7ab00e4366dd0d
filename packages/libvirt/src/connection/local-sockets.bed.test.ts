import { type Bed, startLibvirtd } from "@hob/beds";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { connectGetUri, openConnection } from "../index.ts";
import { caught } from "../testing/scripted-connection.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd({ defaultNetwork: false });
});
afterAll(() => bed.stop());

/** Does something as a user who is not root; the daemon sees that user. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** Starts the daemon anew with other lines in its configuration; the test's end brings the old ones back. */
async function configure(change: (conf: string) => string): Promise<void> {
  const file = join(bed.directory, "etc", "libvirtd.conf");
  const before = await readFile(file, "utf8");
  const restart = async (conf: string) => {
    await writeFile(file, conf);
    await bed.stopDaemon();
    await bed.startDaemon();
  };
  onTestFinished(() => restart(before));
  await restart(change(before));
}

it("finds the modular daemon before libvirtd, where libvirt has their sockets", async () => {
  const index = fileURLToPath(new URL("../index.ts", import.meta.url));
  const script = `import { connectGetUri, openConnection } from ${JSON.stringify(index)};
    const connection = await openConnection(process.argv[1]);
    console.log((await connection.call(connectGetUri, {})).uri);
    await connection.close();`;
  const open = (uri: string) =>
    bed.inside(process.execPath, "--conditions=hob-source", "--input-type=module", "-e", script, uri);
  // /run is the bed's own in there.
  await bed.inside("mkdir", "-p", "/run/libvirt");
  await bed.inside("ln", "-sfn", bed.socket, "/run/libvirt/virtqemud-sock");
  expect((await open("qemu:///system")).trim()).toBe("qemu:///system");
  expect((await open("qemu:///system?mode=direct")).trim()).toBe("qemu:///system");
  await expect(open("qemu:///system?mode=legacy")).rejects.toThrow("at '/run/libvirt/libvirt-sock': there is no such");
  await bed.inside("ln", "-sfn", bed.socket, "/run/libvirt/libvirt-sock");
  expect((await open("test:///default")).trim()).toBe("test:///default");
  // A dead daemon's socket is passed over.
  await bed.inside("ln", "-sfn", "/nowhere", "/run/libvirt/virtqemud-sock");
  expect((await open("qemu:///system")).trim()).toBe("qemu:///system");
});

it("finds a user's own daemon, modular or not, below XDG_RUNTIME_DIR", async () => {
  const runtime = await mkdtemp(join(tmpdir(), "hob-runtime-"));
  const before = process.env["XDG_RUNTIME_DIR"];
  onTestFinished(async () => {
    if (before === undefined) delete process.env["XDG_RUNTIME_DIR"];
    else process.env["XDG_RUNTIME_DIR"] = before;
    await rm(runtime, { recursive: true });
  });
  process.env["XDG_RUNTIME_DIR"] = runtime;
  await chmod(runtime, 0o755);
  await mkdir(join(runtime, "libvirt"));
  const places = ["virtqemud-sock", "libvirt-sock"].map((name) => join(runtime, "libvirt", name));
  const missing = await asNobody(() => caught(openConnection("qemu:///session")));
  expect(missing).toMatchObject({
    code: "libvirt.connect-failed",
    message: `Cannot connect to 'qemu:///session' at '${places.join("' or '")}': there is no such socket.`,
    hint: "Start a daemon as this user, such as 'virtqemud --daemon' or 'libvirtd --daemon'.",
  });
  for (const place of places) {
    await symlink(bed.socket, place);
    // The bed's daemon is root's, which knows no other sessions than this one.
    const connection = await asNobody(() => openConnection("qemu:///session", { readOnly: true }));
    expect(await connection.call(connectGetUri, {})).toEqual({ uri: "qemu:///session" });
    await connection.close();
    await rm(place);
  }
});

it("says that a socket is not for this user", async () => {
  await chmod(bed.socket, 0o700);
  onTestFinished(() => chmod(bed.socket, 0o777));
  expect(await asNobody(() => caught(openConnection(bed.uri)))).toMatchObject({
    code: "libvirt.socket-denied",
    kind: "denied",
    message: `Cannot connect to '${bed.uri}': opening '${bed.socket}' is not permitted.`,
  });
});

it("explains that polkit does not let this user in", async () => {
  await configure((conf) => conf.replaceAll(/auth_unix_(r.) = "none"/g, 'auth_unix_$1 = "polkit"'));
  const error = await asNobody(() => caught(openConnection(bed.uri)));
  expect(error).toMatchObject({
    code: "libvirt.authentication-denied",
    kind: "denied",
    message: expect.stringMatching(
      /does not let this user in: polkit does not grant 'org\.libvirt\.unix\.manage' \(.+\)\.$/,
    ),
  });
  // Root is not asked about.
  await (await openConnection(bed.uri)).close();
});

it("says that a daemon with its hands full lets it wait", async () => {
  await configure(
    (conf) => `${conf.replaceAll(/(max_\w*clients) = \d+/g, "$1 = 1")}\nmax_workers = 1\nmin_workers = 1\n`,
  );
  const first = await openConnection(bed.uri);
  const second = openConnection(bed.uri, { signal: AbortSignal.timeout(300) });
  expect(await caught(second)).toMatchObject({
    code: "libvirt.connect-timeout",
    kind: "timeout",
    message: `Connecting to '${bed.uri}' took too long: the daemon's socket takes the connection, and the daemon says nothing.`,
  });
  await first.close();
  await (await openConnection(bed.uri)).close();
});
