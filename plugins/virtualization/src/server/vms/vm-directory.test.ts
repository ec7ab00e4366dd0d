import { setTimeout } from "node:timers/promises";
import { osDatabase, type OperatingSystem } from "@hob/osinfo";
import type { Grid, GridGuest, GuestChange, SampleBatch } from "@hob/plugin-grid";
import type { ChangeEvent, SamplesEvent } from "@hob/resources";
import { mebibytes } from "@hob/units";
import { expect, test } from "vitest";
import { VmDirectory } from "./vm-directory.ts";

const debian = { id: "http://debian.org/debian/12", shortId: "debian12", shortIds: ["debian12"], name: "Debian 12" };
const noted = `<domain><metadata><l:libosinfo xmlns:l="http://libosinfo.org/xmlns/libvirt/domain/1.0"><l:os id="${debian.id}"/></l:libosinfo></metadata></domain>`;

const guest = (name: string, change: Partial<GridGuest> = {}): GridGuest => ({
  host: "kvm1aaaa",
  uuid: name,
  name,
  state: "running",
  vcpus: 1,
  memory: mebibytes(64),
  persistent: true,
  autostart: false,
  stale: false,
  ...change,
});

/** A grid of one host in the test's hands, and what the directory says about it. */
function directoryOf(...guests: GridGuest[]) {
  const held = new Map(guests.map((item) => [item.uuid, item]));
  const said: ChangeEvent[] = [];
  const figures: SamplesEvent[] = [];
  const hands = {
    tell: (_change: GuestChange) => undefined as void,
    batch: (_batch: SampleBatch) => undefined as void,
    demand: () => undefined as void,
    isWanted: false,
    isWatched: false,
    reads: [] as string[][],
  };
  const host = {
    guests: held,
    name: "kvm-1",
    connection: {
      async xmlOf(uuids: readonly string[]) {
        hands.reads.push([...uuids]);
        return new Map(uuids.map((uuid) => [uuid, uuid.startsWith("web") ? noted : "<domain/>"]));
      },
    },
  };
  const directory = new VmDirectory({
    grid: {
      hosts: () => [host],
      host: () => host,
      onGuest: (listener: typeof hands.tell) => ((hands.tell = listener), () => undefined),
      onSamples: (listener: typeof hands.batch) => ((hands.batch = listener), () => undefined),
      watchSamples: (isWatched: boolean) => (hands.isWatched = isWatched),
    } as unknown as Grid,
    events: {
      publish: (event) => said.push(event),
      publishSamples: (event) => figures.push(event),
      wantsSamples: () => hands.isWanted,
      onDemand: (listener) => ((hands.demand = listener), () => undefined),
    },
    osinfo: async () => osDatabase([debian as unknown as OperatingSystem]),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  const change = (kind: GuestChange["change"], item: GridGuest, redefined = false) => {
    if (kind === "removed") held.delete(item.uuid);
    else held.set(item.uuid, item);
    hands.tell({ change: kind, guest: item, redefined });
  };
  const words = () => said.map(({ change: kind, id, item }) => `${kind} ${id} ${(item as { state?: string })?.state}`);
  return { directory, hands, change, said, words, figures };
}

test("takes in what is there at its start, and tells every real change once", async () => {
  const { change, words } = directoryOf(guest("a"));
  change("changed", guest("a"));
  change("changed", guest("a", { stale: true }));
  change("changed", guest("a", { state: "shutoff" }), true);
  change("removed", guest("a"));
  await setTimeout(5);
  expect(words()).toEqual([
    "created kvm1aaaa.a running",
    "changed kvm1aaaa.a unknown",
    "changed kvm1aaaa.a off",
    "removed kvm1aaaa.a undefined",
  ]);
});

test("learns in the background what operating systems guests have, many in one go, and tells only those that have one", async () => {
  const { directory, hands, said } = directoryOf(guest("web-1"), guest("web-2"), guest("other"));
  await expect.poll(() => directory.index.get("kvm1aaaa.web-2")?.vm.os).toBe("debian12");
  expect(hands.reads).toEqual([["web-1", "web-2", "other"]]);
  expect(said.filter(({ change }) => change === "changed").map(({ id }) => id)).toEqual([
    "kvm1aaaa.web-1",
    "kvm1aaaa.web-2",
  ]);
});

test("reads the operating system again when a guest is redefined, and keeps it otherwise", async () => {
  const { directory, hands, change } = directoryOf(guest("web-1"));
  await expect.poll(() => directory.index.get("kvm1aaaa.web-1")?.vm.os).toBe("debian12");
  change("changed", guest("web-1", { state: "paused" }));
  expect(directory.index.get("kvm1aaaa.web-1")?.vm).toMatchObject({ state: "paused", os: "debian12" });
  expect(hands.reads).toHaveLength(1);
  change("changed", guest("web-1", { vcpus: 2 }), true);
  await expect.poll(() => hands.reads).toHaveLength(2);
});

test("passes live figures on while someone listens, and asks for them only then", () => {
  const { hands, figures } = directoryOf(guest("a"));
  const batch: SampleBatch = { host: "kvm1aaaa", at: 1000, rows: [["a", [0.5, 1024, null, null, null, null]]] };
  hands.batch(batch);
  expect([figures, hands.isWatched]).toEqual([[], false]);
  hands.isWanted = true;
  hands.demand();
  hands.batch(batch);
  expect(hands.isWatched).toBe(true);
  expect(figures).toMatchObject([
    { resource: "vms", at: 1000, rows: [["kvm1aaaa.a", 0.5, 1024, null, null, null, null]] },
  ]);
});
