import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { stopSignal } from "./stop-signal.ts";

it("stops in order at a Ctrl-C that arrives twice, as it does under npm, and at once when asked again later", () => {
  const exits: number[] = [];
  const process = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  let now = 10_000;
  const signal = stopSignal(process, () => now);
  expect(signal.aborted).toBe(false);

  process.emit("SIGINT");
  now += 20;
  process.emit("SIGINT");
  expect([signal.aborted, exits]).toEqual([true, []]);

  now += 1000;
  process.emit("SIGTERM");
  expect(exits).toEqual([130]);
});
