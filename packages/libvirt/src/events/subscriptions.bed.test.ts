import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import {
  type Connection,
  connectionEvents,
  connectListAllNetworks,
  domainCreateXml,
  domainDestroy,
  type DomainEvent,
  domainEvents,
  domainResume,
  domainSuspend,
  networkEvents,
  nodeDeviceEvents,
  openConnection,
  qemuEvents,
  secretDefineXml,
  secretEvents,
  secretSetValue,
  secretUndefine,
  storagePoolCreateXml,
  storagePoolDestroy,
  storagePoolEvents,
  storagePoolRefresh,
} from "../index.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

async function open(uri = bed.uri): Promise<Connection> {
  const connection = await openConnection(uri);
  onTestFinished(() => connection.close());
  return connection;
}

const tiny = (name: string) =>
  `<domain type='qemu'><name>${name}</name><memory unit='MiB'>16</memory><os><type machine='pc'>hvm</type></os></domain>`;

it("tells a guest's life in words, to all who listen and to each only once", async () => {
  const connection = await open();
  const all: unknown[] = [];
  const again: unknown[] = [];
  const one: unknown[] = [];
  const first = await connection.subscribe(domainEvents.lifecycle, {}, ({ dom, event, detail }) =>
    all.push([dom.name, event, detail]),
  );
  const second = await connection.subscribe(domainEvents.lifecycle, {}, ({ event }) => again.push(event));
  const { dom } = await connection.call(domainCreateXml, { xml: tiny("lives") });
  const third = await connection.subscribe(domainEvents.lifecycle, { of: dom }, ({ event }) => one.push(event));
  await connection.call(domainSuspend, { dom });
  await expect.poll(() => one).toEqual(["suspended"]);
  await second.close();
  await connection.call(domainResume, { dom });
  await connection.call(domainDestroy, { dom });
  // Whether QEMU tells that it shuts down when it is killed is a matter of luck.
  const certain = (events: readonly unknown[]) => events.filter((event) => !String(event).includes("shutdown"));
  await expect.poll(() => certain(one)).toEqual(["suspended", "resumed", "stopped"]);
  await expect
    .poll(() => certain(all))
    .toEqual([
      ["lives", "resumed", "unpaused"],
      ["lives", "started", "booted"],
      ["lives", "suspended", "paused"],
      ["lives", "resumed", "unpaused"],
      ["lives", "stopped", "destroyed"],
    ]);
  expect(again).toEqual(["resumed", "started", "suspended"]);
  await Promise.all([first.close(), third.close()]);
});

it("may be closed and opened again at once, any number of times", async () => {
  const connection = await open();
  for (let round = 0; round < 20; round += 1) {
    const subscriptions = await Promise.all(
      Array.from({ length: 3 }, () => connection.subscribe(domainEvents.reboot, {}, () => {})),
    );
    void subscriptions.map((subscription) => subscription.close());
  }
});

it("registers for every class of QEMU's driver", async () => {
  const connection = await open();
  const heard: DomainEvent[] = [];
  const subscriptions = await Promise.all(
    Object.values(domainEvents).map((events) => connection.subscribe(events, {}, (event) => heard.push(event))),
  );
  expect(subscriptions).toHaveLength(27);
  await Promise.all(subscriptions.map((subscription) => subscription.close()));
  await (await connection.subscribe(connectionEvents.closed, {}, () => {})).close();
});

it("tells of networks, pools, secrets and QEMU's own events", async () => {
  const connection = await open();
  const heard: unknown[] = [];
  const tell = (...words: unknown[]) => void heard.push(words);
  await connection.subscribe(networkEvents.lifecycle, {}, ({ network, event }) => tell("network", network.name, event));
  await connection.subscribe(storagePoolEvents.lifecycle, {}, ({ pool, event }) => tell("pool", pool.name, event));
  await connection.subscribe(storagePoolEvents.refresh, {}, ({ pool }) => tell("pool", pool.name, "refreshed"));
  await connection.subscribe(secretEvents.lifecycle, {}, ({ event }) => tell("secret", event));
  await connection.subscribe(secretEvents.valueChanged, {}, () => tell("secret", "value"));
  await connection.subscribe(nodeDeviceEvents.lifecycle, {}, () => {});
  await connection.subscribe(nodeDeviceEvents.update, {}, () => {});
  await connection.subscribe(qemuEvents.monitor, { event: "sto.*", regex: true, ignoreCase: true }, ({ dom, event }) =>
    tell("monitor", dom.name, event),
  );

  const xml = `<pool type='dir'><name>heard</name><target><path>${bed.poolPath}</path></target></pool>`;
  const { pool } = await connection.call(storagePoolCreateXml, { xml });
  await connection.call(storagePoolRefresh, { pool });
  await connection.call(storagePoolDestroy, { pool });
  const { secret } = await connection.call(secretDefineXml, {
    xml: "<secret><usage type='ceph'><name>heard</name></usage></secret>",
  });
  await connection.call(secretSetValue, { secret, value: Buffer.from("x") });
  await connection.call(secretUndefine, { secret });
  const { dom } = await connection.call(domainCreateXml, { xml: tiny("monitored") });
  await connection.call(domainSuspend, { dom });
  await connection.call(domainDestroy, { dom });
  const { networks } = await connection.call(connectListAllNetworks, { needResults: true });
  expect(networks).not.toHaveLength(0);
  await bed.virsh("net-destroy", "default");
  await bed.virsh("net-start", "default");
  for (const wanted of [
    ["pool", "heard", "started"],
    ["pool", "heard", "refreshed"],
    ["pool", "heard", "stopped"],
    ["secret", "defined"],
    ["secret", "value"],
    ["secret", "undefined"],
    ["monitor", "monitored", "STOP"],
    ["network", "default", "stopped"],
    ["network", "default", "started"],
  ]) {
    await expect.poll(() => heard).toContainEqual(wanted);
  }
});

it("says what a driver does not tell", async () => {
  const connection = await open(bed.testUri());
  const refused = connection.subscribe(secretEvents.lifecycle, {}, () => {});
  await expect(refused).rejects.toMatchObject({
    code: "libvirt.events-unsupported",
    kind: "unsupported",
    message: `'${bed.testUri()}' does not tell secret lifecycle events: it needs a driver that has them.`,
  });
  await expect(connection.subscribe(qemuEvents.monitor, {}, () => {})).rejects.toMatchObject({ kind: "unsupported" });
});

it("ends with its connection, and is closed without a word afterwards", async () => {
  const connection = await open();
  const subscription = await connection.subscribe(domainEvents.lifecycle, {}, () => {});
  await connection.close();
  await subscription.close();
  await expect(connection.subscribe(domainEvents.reboot, {}, () => {})).rejects.toMatchObject({ kind: "unavailable" });
});
