import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bed, startLibvirtd } from "@hob/beds";
import { startTestServer } from "@hob/server/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hosts } from "../../model/index.ts";
import grid from "../../plugin.ts";

let bed: Bed;
let dataDirectory: string;
beforeAll(async () => {
  bed = await startLibvirtd();
  dataDirectory = await mkdtemp(join(tmpdir(), "hob-hosts-"));
});
afterAll(async () => {
  await bed?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

const start = () => startTestServer({ dataDirectory, plugins: [grid], startOptions: { host: bed.uri } });

test("keeps hosts with their names and settings over a restart, and forgets those that were deleted", async () => {
  const uris = [bed.testUri(), `${bed.testUri()}&mode=legacy`] as const;
  let id = "";
  {
    await using hob = await start();
    const client = hob.client(hosts);
    const lab = await client.create({ uri: uris[0], name: "lab", virtualization: "qemu" });
    expect(lab).toMatchObject({
      uri: uris[0],
      name: "lab",
      virtualization: "qemu",
      state: expect.stringMatching(/^connect/),
    });
    const spare = await client.create({ uri: uris[1], name: "spare" });
    await client.delete(spare.id);
    id = lab.id;
    expect(id).toMatch(/^[a-z0-9]{8}$/);
    await client.update("lab", { name: "lab-1" });
  }
  await using hob = await start();
  const { items } = await hob.client(hosts).list();
  expect(items.map(({ name, uri }) => [name, uri])).toEqual([
    [bed.hostname, bed.uri],
    ["lab-1", uris[0]],
  ]);
  await expect
    .poll(() => hob.client(hosts).get("lab-1"), { timeout: 10_000 })
    .toMatchObject({ id, state: "connected", vms: 1, vmsRunning: 1, virtualization: "qemu", guestType: "test" });
});

test("answers what cannot be with the value and what is accepted", async () => {
  await using hob = await start();
  const client = hob.client(hosts);
  await expect(client.get("nowhere")).rejects.toMatchObject({
    kind: "not-found",
    message: expect.stringMatching(/^Host 'nowhere' does not exist; there are '.*', 'lab-1'\.$/),
  });
  await expect(client.create({ uri: "esx://vcenter/dc" })).rejects.toMatchObject({
    kind: expect.stringMatching(/invalid|unsupported/),
  });
  await expect(client.create({ uri: "qemu+unix:///system?socket=/run/none" })).rejects.toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("'/run/none'"),
  });
  expect((await client.list()).total).toBe(2);
});
