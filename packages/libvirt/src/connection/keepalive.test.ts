import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startKeepalive } from "./keepalive.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function start() {
  const told: string[] = [];
  const keepalive = startKeepalive(
    { intervalMs: 1000, count: 3 },
    () => told.push("ping"),
    () => told.push("dead"),
  );
  return { keepalive, told };
}

it("sends nothing while there is traffic", () => {
  const { keepalive, told } = start();
  for (let i = 0; i < 20; i++) {
    keepalive.heard();
    vi.advanceTimersByTime(900);
  }
  expect(told).toEqual([]);
});

it("pings into silence and gives up after the last ping went unanswered", () => {
  const { told } = start();
  vi.advanceTimersByTime(4999);
  expect(told).toEqual(["ping", "ping", "ping"]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["ping", "ping", "ping", "dead"]);
  vi.advanceTimersByTime(60_000);
  expect(told).toHaveLength(4);
});

it("starts counting anew after an answer", () => {
  const { keepalive, told } = start();
  vi.advanceTimersByTime(4000);
  keepalive.heard();
  vi.advanceTimersByTime(4999);
  expect(told).not.toContain("dead");
});

it("is silent once it is stopped", () => {
  const { keepalive, told } = start();
  keepalive.stop();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});

it("shows that it lives while it does not listen, and holds nothing against the daemon", () => {
  const { keepalive, told } = start();
  keepalive.deafen(true);
  vi.advanceTimersByTime(20_000);
  expect(told).toEqual(Array.from({ length: 20 }, () => "ping"));
  keepalive.deafen(false);
  vi.advanceTimersByTime(4999);
  expect(told).not.toContain("dead");
});
