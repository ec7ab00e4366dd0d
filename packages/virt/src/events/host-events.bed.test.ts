import { type Bed, startFaultyProxy, startLibvirtd, startVersionProxy, testNode } from "@hob/beds";
import { domainEvents, networkEvents, nodeDeviceEvents, secretEvents, storagePoolEvents } from "@hob/libvirt";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Host, type HostState, openHost } from "../index.ts";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

const tiny = (name: string) =>
  `<domain type='qemu'><name>${name}</name><memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type></os></domain>`;

/** The first loss of the connection from now on. */
const lossOf = (host: Host): Promise<HostState> =>
  new Promise((resolve) => {
    const off = host.onState((state) => {
      if (state.kind !== "disconnected") return;
      off();
      resolve(state);
    });
  });

it("tells events of every noun, in words, also after a reconnection", async () => {
  const host = await openBedHost(bed.uri);
  const heard: string[] = [];
  const subscriptions = [
    host.onEvent(networkEvents.lifecycle, {}, ({ network, event }) => heard.push(`network ${network.name} ${event}`)),
    host.onEvent(storagePoolEvents.lifecycle, {}, ({ pool, event }) => heard.push(`pool ${pool.name} ${event}`)),
    host.onEvent(secretEvents.valueChanged, {}, ({ secret }) => heard.push(`secret ${secret.usageId} changed`)),
    host.onEvent(nodeDeviceEvents.lifecycle, {}, () => heard.push("device")),
    host.onEvent(domainEvents.metadataChange, {}, ({ dom }) => heard.push(`metadata ${dom.name}`)),
  ];
  await Promise.all(subscriptions.map(({ ready }) => ready));
  const make = async (round: string) => {
    const network = await host.defineNetwork(`<network><name>${round}</name></network>`);
    await network.undefine();
    const pool = await host.definePool(
      `<pool type='dir'><name>${round}</name><target><path>${bed.poolPath}</path></target></pool>`,
    );
    await pool.undefine();
    const secret = await host.secrets.define({ usage: { type: "ceph", name: round } }, "open sesame");
    await secret.undefine();
  };
  await make("first");
  const told = (round: string) => [
    `network ${round} defined`,
    `network ${round} undefined`,
    `pool ${round} defined`,
    `pool ${round} undefined`,
    `secret ${round} changed`,
  ];
  await expect.poll(() => heard).toEqual(expect.arrayContaining(told("first")));
  const lost = lossOf(host);
  await bed.stopDaemon();
  await lost;
  await bed.startDaemon();
  await host.whenConnected({ timeoutMs: 10_000 });
  for (const subscription of subscriptions.splice(0, 1)) subscription.close();
  await make("second");
  await expect.poll(() => heard).toEqual(expect.arrayContaining(told("second").slice(2)));
  expect(heard).not.toContain("network second undefined");
});

it("connects where the driver has not all events, says which, and refuses those with a reason", async () => {
  const host = await openBedHost(bed.testUri());
  const { events } = await host.features();
  const names = events.supported ? events.choices : [];
  expect(names).toEqual(expect.arrayContaining(["domain lifecycle", "network lifecycle", "node device lifecycle"]));
  expect(names).not.toContain("secret lifecycle");
  await expect(host.onEvent(secretEvents.lifecycle, {}, () => {}).ready).rejects.toMatchObject({
    code: "libvirt.events-unsupported",
    kind: "unsupported",
  });
  const all = await (await openBedHost(bed.uri)).features();
  expect(all.events).toMatchObject({ choices: expect.arrayContaining(["secret lifecycle", "domain memoryFailure"]) });
});

it("works with a daemon that knows no secrets' events at all", async () => {
  const proxy = await startVersionProxy({ socket: bed.socket, libvirtVersion: "2.5.0", unknown: [380] });
  onTestFinished(() => proxy.close());
  const host = await openBedHost(proxy.uri);
  await expect(host.onEvent(secretEvents.lifecycle, {}, () => {}).ready).rejects.toMatchObject({ kind: "unsupported" });
  await host.onEvent(domainEvents.lifecycle, {}, () => {}).ready;
  expect(await host.guests()).toEqual([]);
});

it("gives up what is wanted of a host that is closed before it was reached", async () => {
  const host = openHost({ uri: "qemu+unix:///system?socket=/nowhere" });
  const { ready } = host.onEvent(domainEvents.lifecycle, {}, () => {});
  await host.close();
  await expect(ready).rejects.toMatchObject({ code: "virt.host-unavailable" });
});

it("tells thousands of events, those of one guest in their order", async () => {
  const host = await openBedHost(bed.testUri(await testNode(40, { everyNthOff: 0 })));
  const told = new Map<string, string[]>();
  let count = 0;
  host.onGuestEvent(({ uuid, event }) => {
    count += 1;
    told.set(uuid, [...(told.get(uuid) ?? []), event]);
  });
  const guests = await Promise.all((await host.guests()).map(({ uuid }) => host.guest(uuid)));
  const rounds = 25;
  await Promise.all(
    guests.map(async (guest) => {
      for (let round = 0; round < rounds; round += 1) {
        await guest.suspend();
        await guest.resume();
      }
    }),
  );
  await expect.poll(() => count, { timeout: 20_000 }).toBe(guests.length * rounds * 2);
  const expected = Array.from({ length: rounds * 2 }, (_, index) => (index % 2 === 0 ? "suspended" : "resumed"));
  for (const guest of guests) expect(told.get(guest.uuid)).toEqual(expected);
});

it("tells a stop that lasts, and none that a start follows, while every event is told at once", async () => {
  const host = await openBedHost(bed.testUri(await testNode(2, { everyNthOff: 0 })));
  const outages: string[] = [];
  const events: string[] = [];
  onTestFinished(host.onGuestOutage(({ name }) => outages.push(name), { afterMs: 1000 }));
  host.onGuestEvent(({ name, event }) => events.push(`${name} ${event}`));
  const [rebooted, stopped] = await Promise.all(["vm-00001", "vm-00002"].map((name) => host.guest(name)));
  await rebooted?.destroy();
  await rebooted?.start();
  const since = performance.now();
  await stopped?.destroy();
  await expect.poll(() => events).toEqual(["vm-00001 stopped", "vm-00001 started", "vm-00002 stopped"]);
  expect(outages).toEqual([]);
  // The other one stopped earlier: if it were told at all, it would be by now.
  await expect.poll(() => outages, { timeout: 5000 }).toEqual(["vm-00002"]);
  expect(performance.now() - since).toBeGreaterThan(900);
});

it("looks before it tells an outage when the connection was lost in between", async () => {
  const proxy = await startFaultyProxy({ socket: bed.socket });
  onTestFinished(() => proxy.close());
  const host = await openBedHost(proxy.uri);
  const outages: string[] = [];
  onTestFinished(host.onGuestOutage(({ name }) => outages.push(name), { afterMs: 500 }));
  const [back, off] = await Promise.all([host.defineGuest(tiny("back")), host.defineGuest(tiny("off"))]);
  await Promise.all([back.start(), off.start()]);
  const lost = lossOf(host);
  const stops: string[] = [];
  host.onGuestEvent(({ event, name }) => event === "stopped" && stops.push(name));
  await Promise.all([back.destroy(), off.destroy()]);
  await expect.poll(() => stops.toSorted()).toEqual(["back", "off"]);
  proxy.welcome = "close";
  proxy.cut();
  await lost;
  await bed.virsh("start", "back");
  proxy.welcome = "serve";
  await host.whenConnected({ timeoutMs: 10_000 });
  await expect.poll(() => outages, { timeout: 5000 }).toContain("off");
  expect(outages).toEqual(["off"]);
  await (await host.guest("back")).destroy();
  await Promise.all([back.undefine(), off.undefine()]);
});

it("tells why a connection was lost: each of the four reasons", async () => {
  const killed = await openBedHost(bed.uri);
  const end = lossOf(killed);
  await bed.stopDaemon("SIGKILL");
  expect(await end).toMatchObject({ reason: "end-of-file" });
  await bed.startDaemon();
  await killed.whenConnected({ timeoutMs: 10_000 });

  const proxy = await startFaultyProxy({ socket: bed.socket });
  onTestFinished(() => proxy.close());
  const dropped = await openBedHost(proxy.uri, { keepalive: { intervalMs: 200, count: 2 } });
  const silent = lossOf(dropped);
  proxy.hold();
  expect(await silent).toMatchObject({ reason: "keepalive" });
  proxy.release();
  await dropped.whenConnected({ timeoutMs: 10_000 });

  const garbled = lossOf(dropped);
  proxy.inject({ direction: "to-client", action: { insert: Buffer.from([0, 0, 0, 1]) } });
  expect(await garbled).toMatchObject({ reason: "error", error: { code: "libvirt.protocol-error" } });
  await dropped.whenConnected({ timeoutMs: 10_000 });

  const closed = lossOf(dropped);
  await dropped.close();
  expect(await closed).toMatchObject({ reason: "client", retryAt: null });
});
