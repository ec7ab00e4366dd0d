import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { connectGetLibVersion } from "../protocol/index.ts";
import { type PendingCall, PendingCalls } from "./pending-calls.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as (options: { type: "minor" | "major"; execution: "sync" }) => void;
const heap = (type: "minor" | "major") => {
  collect({ type, execution: "sync" });
  return process.memoryUsage().heapUsed;
};

/** A call whose answer, of 10 kB, hangs on it as a promise's does. */
function call(): PendingCall {
  let answer: unknown;
  return {
    procedure: connectGetLibVersion,
    succeed: (result) => (answer = result),
    fail: () => answer,
  };
}

test("answers of many calls in flight are given back by small collections, long before a large one", () => {
  const pending = new PendingCalls();
  const inFlight = 64;
  const before = heap("major");
  for (let serial = 1; serial <= 6000; serial++) {
    pending.add(serial, call(), undefined);
    if (serial <= inFlight) continue;
    const taken = pending.take(serial - inFlight);
    if (typeof taken !== "object") throw new Error("A call got lost.");
    taken.succeed(Array.from({ length: 1250 }, (_, index) => index + 0.5));
    if (serial % 50 === 0) collect({ type: "minor", execution: "sync" });
  }
  expect(heap("minor") - before).toBeLessThan(5e6);
});
