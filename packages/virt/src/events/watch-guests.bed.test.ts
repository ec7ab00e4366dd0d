import { type Bed, startFaultyProxy, startLibvirtd, testNode } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type GuestListChange, type Host, openHost } from "../index.ts";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

const tiny = (name: string, mib = 16) =>
  `<domain type='qemu'><name>${name}</name><memory unit='MiB'>${mib}</memory><os><type arch='x86_64' machine='pc'>hvm</type></os></domain>`;

/** A watch, with what it told as lines. */
function watch(host: Host) {
  const told: string[] = [];
  const line = (change: GuestListChange) =>
    change.kind === "listed"
      ? `listed ${change.guests
          .map(({ name }) => name)
          .toSorted()
          .join()}`
      : `${change.kind} ${change.guest.name} ${change.guest.state}`;
  const live = host.watchGuests((change) => told.push(line(change)));
  onTestFinished(() => live.close());
  return { live, told };
}

it("tells the whole list, then each guest that comes, changes or goes", async () => {
  const host = await openBedHost(bed.uri);
  const first = await host.defineGuest(tiny("first"));
  const { told, live } = watch(host);
  await expect.poll(() => told).toEqual(["listed first"]);
  const second = await host.defineGuest(tiny("second"));
  await expect.poll(() => told.slice(1)).toEqual(["appeared second shutoff"]);
  await second.start({ paused: true });
  await expect.poll(() => told.at(-1)).toBe("changed second paused");
  await second.resume();
  await expect.poll(() => told.at(-1)).toBe("changed second running");
  await second.destroy();
  await expect.poll(() => told.at(-1)).toBe("changed second shutoff");
  await second.undefine();
  await expect.poll(() => told.at(-1)).toBe("gone second shutoff");
  const passing = await host.createTransientGuest(tiny("passing"));
  await expect.poll(() => live.guests.get(passing.uuid)).toMatchObject({ persistent: false, state: "running" });
  await passing.destroy();
  await expect.poll(() => live.guests.has(passing.uuid)).toBe(false);
  await host.defineGuest(tiny("first", 32).replace("<name>", `<uuid>${first.uuid}</uuid><name>`));
  await expect.poll(() => live.guests.get(first.uuid)?.memory).toBe(mebibytes(32));
  live.close();
  const count = told.length;
  await first.undefine();
  expect((await host.guests()).length).toBe(0);
  expect(told).toHaveLength(count);
});

it("tells after a reconnection only what is different, and the list no second time", async () => {
  const proxy = await startFaultyProxy({ socket: bed.socket });
  onTestFinished(() => proxy.close());
  const host = await openBedHost(proxy.uri);
  const [stays, stops] = await Promise.all(["stays", "stops", "goes"].map((name) => host.defineGuest(tiny(name))));
  await Promise.all([stays?.start(), stops?.start()]);
  const { told } = watch(host);
  await expect.poll(() => told).toEqual(["listed goes,stays,stops"]);
  const lost = new Promise<void>((resolve) => {
    const off = host.onState(({ kind }) => {
      if (kind !== "disconnected") return;
      off();
      resolve();
    });
  });
  proxy.welcome = "close";
  proxy.cut();
  await lost;
  await bed.virsh("destroy", "stops");
  await bed.virsh("undefine", "goes");
  await bed.define(tiny("comes"));
  proxy.welcome = "serve";
  await host.whenConnected({ timeoutMs: 10_000 });
  await expect
    .poll(() => told.slice(1).toSorted(), { timeout: 10_000 })
    .toEqual(["appeared comes shutoff", "changed stops shutoff", "gone goes shutoff"]);
  await (await host.guest("comes")).undefine();
  await expect.poll(() => told.at(-1)).toBe("gone comes shutoff");
  expect(told.filter((line) => line.includes("stays"))).toEqual(["listed goes,stays,stops"]);
  await stays?.destroy();
  await Promise.all([stays?.undefine(), stops?.undefine()]);
});

it("loses nothing while guests come and go during the listing, and ends with the truth", async () => {
  const host = await openBedHost(bed.testUri(await testNode(300, { everyNthOff: 0 })));
  const guests = await Promise.all((await host.guests()).slice(0, 150).map(({ uuid }) => host.guest(uuid)));
  const seen = new Map<string, string>();
  const live = host.watchGuests((change) => {
    const now = change.kind === "listed" ? change.guests : [change.guest];
    for (const { uuid, state } of now) {
      if (change.kind === "gone") seen.delete(uuid);
      else if (change.kind === "appeared" && seen.has(uuid)) throw new Error(`${uuid} appeared twice`);
      else if (change.kind === "changed" && seen.get(uuid) !== change.before.state)
        throw new Error("a change was lost");
      else seen.set(uuid, state);
    }
  });
  onTestFinished(() => live.close());
  await Promise.all(
    guests.map(async (guest, index) => {
      for (let round = 0; round < 5; round += 1) {
        await guest.suspend();
        await guest.resume();
      }
      if (index % 3 === 0) await guest.suspend();
      else if (index % 3 === 1) await guest.destroy();
      if (index % 6 === 1) await guest.undefine();
    }),
  );
  const truth = async () => new Map((await host.guests()).map(({ uuid, state }) => [uuid, state]));
  const expected = await truth();
  expect(expected.size).toBe(275);
  await expect.poll(() => seen, { timeout: 20_000 }).toEqual(expected);
});

it("waits for the host where there is none yet", async () => {
  await bed.stopDaemon();
  const host = openHost({ uri: bed.uri, backoff: { firstMs: 50, maxMs: 100 } });
  onTestFinished(() => host.close());
  const { told } = watch(host);
  await expect(host.whenConnected({ timeoutMs: 300 })).rejects.toMatchObject({ kind: "unavailable" });
  expect(told).toEqual([]);
  await bed.startDaemon();
  await expect.poll(() => told, { timeout: 10_000 }).toEqual(["listed "]);
});
