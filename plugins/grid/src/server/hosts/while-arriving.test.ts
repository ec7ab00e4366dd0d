import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Listeners } from "../listeners.ts";
import { whileArriving } from "./while-arriving.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A host in the test's hands. */
class Coming {
  isArriving = true;
  readonly #listeners = new Listeners<void>();
  heard = 0;
  onChange(listener: () => void) {
    this.heard++;
    const off = this.#listeners.add(listener);
    return () => {
      this.heard--;
      return off();
    };
  }
  change(isArriving: boolean) {
    this.isArriving = isArriving;
    this.#listeners.tell();
  }
}

/** Whether the waiting is over, once everything that can happen at once has. */
function watched(waiting: Promise<void>) {
  let isOver = false;
  void waiting.then(() => (isOver = true));
  return async () => {
    await vi.advanceTimersByTimeAsync(0);
    return isOver;
  };
}

test("waits until no host is arriving any more, and lets go of them", async () => {
  const [one, other] = [new Coming(), new Coming()];
  const isOver = watched(whileArriving([one, other], {}));
  one.change(false);
  expect(await isOver()).toBe(false);
  other.change(false);
  expect(await isOver()).toBe(true);
  expect([one.heard, other.heard, vi.getTimerCount()]).toEqual([0, 0, 0]);
});

test("waits no longer once there is enough", async () => {
  const host = new Coming();
  let hasOne = false;
  const isOver = watched(whileArriving([host], { isEnough: () => hasOne }));
  host.change(true);
  expect(await isOver()).toBe(false);
  hasOne = true;
  host.change(true);
  expect(await isOver()).toBe(true);
});

test("does not wait where nobody is coming", async () => {
  expect(await watched(whileArriving([], {}))()).toBe(true);
});

test("gives up after ten seconds, and at once when nobody waits for the answer", async () => {
  const host = new Coming();
  const isLate = watched(whileArriving([host], {}));
  const gone = new AbortController();
  const isLeft = watched(whileArriving([host], { signal: gone.signal }));
  gone.abort();
  expect([await isLate(), await isLeft()]).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([await isLate(), host.heard]).toEqual([true, 0]);
});
