import { type Bed, type Sshd, startLibvirtd, startSshd } from "@hob/beds";
import { PinnedHostKeys } from "@hob/ssh";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openHost } from "../index.ts";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
let sshd: Sshd;
beforeAll(async () => {
  const auth = "sasl" as const;
  bed = await startLibvirtd({
    listen: { tls: { auth }, sasl: { mechanisms: ["scram-sha-256"], users: { ann: "open sesame" } } },
  });
  sshd = await startSshd({ folders: { "/run/libvirt": join(bed.directory, "sock") } });
});
afterAll(async () => {
  await sshd.stop();
  await bed.stop();
});

const volume = "<volume><name>v</name><capacity>1000</capacity></volume>";

/** Work on connections of its own: a pool, a volume and its bytes. */
async function workOn(host: ReturnType<typeof openHost>, name: string): Promise<void> {
  const xml = `<pool type='dir'><name>${name}</name><target><path>${bed.poolPath}/${name}</path></target></pool>`;
  const pool = await host.createTransientPool(xml, { build: true });
  const made = await pool.createVolume(volume);
  expect((await buffer(await made.download())).length).toBe(1000);
  await made.delete();
  await pool.destroy();
}

it("has one SSH connection for all it does, with the keys that it was given or the URI names", async () => {
  const hostKeys = new PinnedHostKeys({ [`[${sshd.host}]:${sshd.port}`]: await sshd.hostKey() });
  const uri = `qemu+ssh://root@${sshd.host}:${sshd.port}/system`;
  const before = await sshd.connections();
  const host = await openBedHost(uri, { ssh: { hostKeys, identities: [{ privateKey: sshd.identity }] } });
  await workOn(host, "by-ssh");
  expect((await sshd.connections()) - before).toBe(1);
  await host.close();

  const named = await openBedHost(`${uri}?keyfile=${sshd.identityPath}&no_verify=1`);
  await workOn(named, "by-uri");
  expect((await sshd.connections()) - before).toBe(1);
});

it("dials what the host sees through the same SSH connection, and says why it cannot", async () => {
  const hostKeys = new PinnedHostKeys({ [`[${sshd.host}]:${sshd.port}`]: await sshd.hostKey() });
  const ssh = { hostKeys, identities: [{ privateKey: sshd.identity }] };
  const host = await openBedHost(`qemu+ssh://root@${sshd.host}:${sshd.port}/system`, { ssh });
  const server = createServer((socket) => socket.end("RFB 003.008\n"));
  server.listen(0, sshd.host);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const before = await sshd.connections();
  const { port } = server.address() as { readonly port: number };
  const stream = await host.dial(sshd.host, port);
  expect((await buffer(stream)).toString()).toBe("RFB 003.008\n");
  expect(await sshd.connections()).toBe(before);
  stream.destroy();
  await expect(host.dial(sshd.host, 1)).rejects.toMatchObject({ code: "virt.dial-failed" });
});

it("shows its certificate and tells its password on every connection, by TLS", async () => {
  const uri = bed.tls.uri.replace(/\?.*/, "");
  const { certificate, key } = bed.tls.client;
  const tls = { ca: bed.tls.authority.certificate, cert: certificate, key };
  const asked: string[] = [];
  const host = await openBedHost(uri, {
    tls,
    credentials: async () => {
      asked.push("password");
      return { username: "ann", password: "open sesame" };
    },
  });
  await workOn(host, "by-tls");
  expect(asked.length).toBeGreaterThan(1);
  await expect(host.dial("127.0.0.1", 5900)).rejects.toMatchObject({ code: "virt.dial-failed" });

  const stranger = openHost({
    uri,
    name: "far",
    tls,
    credentials: async () => ({ username: "ann", password: "guess" }),
  });
  onTestFinished(() => stranger.close());
  await expect(stranger.whenConnected({ timeoutMs: 2000 })).rejects.toMatchObject({
    code: "virt.host-unavailable",
    message: expect.stringContaining("does not accept this name and password"),
  });
  expect(JSON.stringify(stranger.state)).not.toContain("guess");
});
