import { HobError } from "@hob/errors";
import { mebibytes } from "@hob/units";
import type { Guest, GuestEventName, GuestState, GuestSummary, Host } from "@hob/virt";
import { expect, test } from "vitest";
import type { GuestChange } from "./grid-guest.ts";
import { Inventory } from "./inventory.ts";

/** A host whose guests the test holds in its hands; it counts what it is asked. */
class Hand {
  readonly states = new Map<string, GuestState>();
  readonly changes: string[] = [];
  readonly errors: unknown[] = [];
  lists = 0;
  lookups = 0;
  failure: Error | null = null;
  readonly inventory = new Inventory({
    host: "kvm1aaaa",
    live: this as unknown as Pick<Host, "guests" | "guest">,
    onChange: ({ change, guest }: GuestChange) =>
      this.changes.push(`${change} ${guest.name} ${guest.stale ? "stale" : guest.state}`),
    onError: (error) => this.errors.push(error),
  });

  async guests(): Promise<GuestSummary[]> {
    this.lists++;
    if (this.failure) throw this.failure;
    return [...this.states.keys()].map((name) => this.#summary(name));
  }

  async guest(name: string): Promise<Guest> {
    this.lookups++;
    if (this.failure) throw this.failure;
    if (!this.states.has(name)) throw failure("not-found");
    return { name, info: async () => this.#summary(name) } as unknown as Guest;
  }

  hear(name: string, event: GuestEventName): void {
    this.inventory.hear({ uuid: name, name, event, detail: "unknown" });
  }

  #summary(name: string): GuestSummary {
    const state = this.states.get(name) ?? "nostate";
    const size = { vcpus: 1, memory: mebibytes(64) };
    return { uuid: name, name, state, persistent: true, autostart: false, ...size } as GuestSummary;
  }
}

const failure = (kind: "not-found" | "unavailable" | "internal") =>
  new HobError({ code: `test.${kind}`, kind, message: kind, hint: undefined, details: {} });

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function handWith(...names: string[]): Promise<Hand> {
  const hand = new Hand();
  for (const name of names) hand.states.set(name, "shutoff");
  await hand.inventory.synchronise();
  hand.changes.length = 0;
  return hand;
}

test("is filled by one bulk list", async () => {
  const hand = new Hand();
  for (const name of ["a", "b"]) hand.states.set(name, "running");
  await hand.inventory.synchronise();
  expect(hand.changes).toEqual(["created a running", "created b running"]);
  expect([hand.lists, hand.lookups]).toEqual([1, 0]);
});

test("follows events by reading the guest again, whatever the order of events", async () => {
  const hand = await handWith("a");
  hand.states.set("a", "running").set("b", "shutoff");
  hand.hear("b", "defined");
  hand.hear("a", "stopped");
  await settled();
  expect(hand.changes).toEqual(["created b shutoff", "changed a running"]);
  hand.states.delete("b");
  hand.hear("b", "undefined");
  await settled();
  expect(hand.changes.at(-1)).toBe("removed b shutoff");
  expect(hand.lists).toBe(1);
});

test("reads a storm of events by one bulk list", async () => {
  const names = Array.from({ length: 200 }, (_, index) => `vm-${index}`);
  const hand = await handWith(...names);
  for (const name of names) {
    hand.states.set(name, "running");
    hand.hear(name, "started");
  }
  await settled();
  await settled();
  expect(hand.changes).toHaveLength(200);
  expect(hand.lists).toBeLessThanOrEqual(3);
  expect(hand.lookups).toBeLessThan(10);
});

test("keeps everything as stale when the host is lost, and reports only what differs when it is back", async () => {
  const hand = await handWith("a", "b", "c");
  hand.inventory.disconnect();
  expect(hand.changes).toEqual(["changed a stale", "changed b stale", "changed c stale"]);
  hand.changes.length = 0;
  hand.states.delete("b");
  hand.states.set("a", "running");
  await hand.inventory.synchronise();
  expect(hand.changes).toEqual(["changed a running", "changed c shutoff", "removed b stale"]);
});

test("catches up with what happened while the list was being read", async () => {
  const hand = new Hand();
  hand.states.set("a", "shutoff");
  const listing = hand.inventory.synchronise();
  hand.states.set("a", "running");
  hand.hear("a", "started");
  await listing;
  await settled();
  expect(hand.inventory.guests.get("a")?.state).toBe("running");
});

test("never shows a platform's probes", async () => {
  const hand = await handWith("hob-probe-kvm1aaaa", "a");
  hand.hear("hob-probe-kvm1aaaa", "started");
  await settled();
  expect([...hand.inventory.guests.keys()]).toEqual(["a"]);
});

test("reports a reading that fails, unless the host has just been lost", async () => {
  const hand = await handWith("a");
  hand.failure = failure("unavailable");
  hand.hear("a", "started");
  await settled();
  expect(hand.errors).toEqual([]);
  hand.failure = failure("internal");
  hand.hear("a", "started");
  await settled();
  expect(hand.errors).toEqual([hand.failure]);
});
