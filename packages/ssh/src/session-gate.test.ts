import { expect, it } from "vitest";
import { SessionGate } from "./session-gate.ts";

const { signal } = new AbortController();

it("lets the next in when one leaves, in order, and once per place", async () => {
  const gate = new SessionGate(1);
  const order: string[] = [];
  const leave = await gate.enter(signal);
  const second = gate.enter(signal).then((leaveSecond) => {
    order.push("second");
    leaveSecond();
    leaveSecond();
  });
  const third = gate.enter(signal).then((leaveThird) => {
    order.push("third");
    return leaveThird;
  });
  expect(order).toEqual([]);
  leave();
  await second;
  (await third)();
  expect(order).toEqual(["second", "third"]);
});

it("lets go of one that no longer waits, and of its place in the row", async () => {
  const gate = new SessionGate(1);
  const leave = await gate.enter(signal);
  const controller = new AbortController();
  const impatient = gate.enter(controller.signal);
  const patient = gate.enter(signal);
  controller.abort(new Error("enough"));
  await expect(impatient).rejects.toThrow("enough");
  leave();
  (await patient)();
});
