import { afterAll, beforeAll, expect, it } from "vitest";
import { defineMovingGuest, expectRunningAt } from "../testing/moving-guest.ts";
import { type Side, startTroubledPair, type Trouble, type TroubledPair } from "../testing/troubled-pair.ts";

let troubled: TroubledPair;
beforeAll(async () => {
  troubled = await startTroubledPair();
});
afterAll(() => troubled[Symbol.asyncDispose]());

/** Where the guest is in the end: it has moved only when the destination was told to run it. */
it.each<[Side, Trouble["what"], Trouble["when"], Trouble["call"], Side]>([
  ["source", "killed", "after", "begin", "source"],
  ["destination", "cut", "before", "prepare", "source"],
  ["destination", "killed", "after", "prepare", "source"],
  ["source", "killed", "after", "perform", "source"],
  ["destination", "killed", "before", "perform", "source"],
  ["source", "stopped", "before", "perform", "source"],
  ["destination", "cut", "before", "finish", "source"],
  ["destination", "killed", "after", "finish", "destination"],
  ["destination", "cut", "after", "finish", "destination"],
  ["source", "killed", "before", "confirm", "destination"],
  ["source", "cut", "before", "confirm", "destination"],
  ["source", "cut", "after", "confirm", "destination"],
])("when the %s is %s %s '%s', the guest runs once, at the %s", async (victim, what, when, call, place) => {
  const { pair, hosts } = troubled;
  const name = `${call}-${when}-${what}`;
  const guest = await defineMovingGuest(pair, hosts.source, { name, folder: null });
  await guest.start();
  expect(await troubled.migrateThrough(guest, { call, when, what, victim })).toBe(place);
  await expectRunningAt(pair, name, place);
  const other = place === "source" ? "destination" : "source";
  expect((await pair[other].virsh("list", "--all", "--name")).split("\n")).not.toContain(name);
  // Nothing holds it: it can move again.
  await hosts[place].whenConnected({ timeoutMs: 10_000 });
  await hosts[other].whenConnected({ timeoutMs: 10_000 });
  const { guest: again } = await (await hosts[place].guest(name)).migrate(hosts[other]).done;
  await expectRunningAt(pair, name, other);
  await again.destroy();
  await again.undefine();
});
