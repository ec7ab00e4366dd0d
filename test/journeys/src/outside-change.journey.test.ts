import { type Bed, startLibvirtd } from "@hob/beds";
import { hosts } from "@hob/plugin-grid/model";
import { vms } from "@hob/plugin-virtualization/model";
import type { Client } from "@hob/resources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "./run.ts";
import { signIn } from "./sign-in.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let hob: RunningHob;
let client: Client;

beforeAll(async () => {
  bed = await startLibvirtd();
  hob = await startHob({ host: bed.uri });
  ({ client } = await signIn(hob));
  await until("the host is connected", async () => (await host()).state === "connected");
});
afterAll(async () => {
  await hob?.[Symbol.asyncDispose]();
  await bed?.stop();
});

const host = async () => {
  const { items } = await client(hosts).list();
  return items[0]!;
};
const stateOf = async (name: string) => (await client(vms).list({ query: { search: name } })).items[0]?.state;

/** A guest without an operating system: it only runs the firmware. */
const guest = (name: string) => `<domain type='qemu'><name>${name}</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type></os></domain>`;

it("follows what virsh defines, starts, stops and removes, within a second", async () => {
  await bed.define(guest("outside"));
  await until("it is listed", async () => (await stateOf("outside")) === "off", 1000);
  await bed.virsh("start", "outside");
  await until("it runs", async () => (await stateOf("outside")) === "running", 1000);
  await bed.virsh("suspend", "outside");
  await until("it is paused", async () => (await stateOf("outside")) === "paused", 1000);
  await bed.virsh("destroy", "outside");
  await until("it is off", async () => (await stateOf("outside")) === "off", 1000);
  await bed.virsh("undefine", "outside");
  await until("it is gone", async () => (await stateOf("outside")) === undefined, 1000);
});

it("shows a lost libvirtd within 10 s, fails calls with 'unavailable', and is right again within 5 s of its return", async () => {
  await bed.define(guest("survivor"));
  await bed.virsh("start", "survivor");
  await until("it runs", async () => (await stateOf("survivor")) === "running", 2000);
  const { id } = (await client(vms).list({ query: { search: "survivor" } })).items[0]!;

  const inFlight = Array.from({ length: 20 }, () =>
    client(vms)
      .xml(id)
      .then(
        () => "answered",
        (error: { kind?: string }) => error.kind,
      ),
  );
  await bed.stopDaemon("SIGKILL");
  for (const outcome of await Promise.all(inFlight)) expect(["answered", "unavailable"]).toContain(outcome);
  await until("the host is shown as disconnected", async () => (await host()).state === "disconnected", 10_000);
  expect((await host()).reason).toMatch(/\S/);
  await expect(client(vms).xml(id)).rejects.toMatchObject({ kind: "unavailable" });
  await expect(client(vms).start(id)).rejects.toMatchObject({ kind: "unavailable" });

  await bed.startDaemon();
  const back = Date.now();
  await until("the host is connected again", async () => (await host()).state === "connected", 5000);
  await until(
    "the VM is known to run",
    async () => (await stateOf("survivor")) === "running",
    5000 - (Date.now() - back),
  );
  expect((await client(vms).xml(id)).xml).toContain("<name>survivor</name>");
  expect((await fetch(`${hob.url}/healthz`)).status).toBe(200);
});
