import type { Capabilities } from "@hob/libvirt-xml";
import type { Host } from "@hob/virt";
import { expect, test } from "vitest";
import type { SettleRequest, Verdict } from "../platform.ts";
import { Settlement } from "./settlement.ts";

/** A settlement whose platform answers when the test has it answer; it keeps count of questions that are open. */
function settlementOf() {
  const open: { answer(because: string): void; fail(error: Error): void }[] = [];
  const log: string[] = [];
  const settle = async (request: SettleRequest): Promise<Verdict> => {
    log.push(`asked, ${open.length} open`);
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const question = { answer: resolve, fail: reject };
    open.push(question);
    // What a probe does: it is given up, but not at once.
    request.signal.addEventListener("abort", () => setImmediate(() => reject(request.signal.reason)));
    try {
      return { guestType: "qemu", because: await promise };
    } finally {
      open.splice(open.indexOf(question), 1);
    }
  };
  const settlement = new Settlement({
    live: { facts: async () => ({}), capabilities: async () => ({}) as Capabilities } as unknown as Host,
    platforms: () => [{ id: "hand", title: "Hand", guestTypes: () => ["qemu"], settle }],
    subject: () => ({ identity: { id: "a", name: "a" }, setting: "auto", remembered: null }),
    onVerdict: async ({ because }) => void log.push(`told ${because}`),
    onFailure: (error) => log.push(`failed ${(error as Error).message}`),
  });
  const asked = () => expect.poll(() => open.length).toBe(1);
  return { settlement, open, log, asked };
}

test("asks once for all who want to know, and keeps the answer", async () => {
  const { settlement, open, log, asked } = settlementOf();
  const wanted = [settlement.verdict(), settlement.verdict()];
  await asked();
  open[0]?.answer("first");
  expect((await Promise.all(wanted)).map(({ because }) => because)).toEqual(["first", "first"]);
  expect((await settlement.verdict()).because).toBe("first");
  expect(log).toEqual(["asked, 0 open", "told first"]);
});

test("gives the newer answer to one who waited for an older question, and never asks two at the same time", async () => {
  const { settlement, open, log, asked } = settlementOf();
  const early = settlement.verdict();
  await asked();
  void settlement.ask().catch(() => expect.unreachable("it is answered"));
  await expect.poll(() => log.length).toBe(2);
  open[0]?.answer("second");
  expect((await early).because).toBe("second");
  expect(log).toEqual(["asked, 0 open", "asked, 0 open", "told second"]);
  expect(settlement.last?.because).toBe("second");
});

test("tells those who wait that the connection has ended, and why", async () => {
  const { settlement, log, asked } = settlementOf();
  const waiting = settlement.verdict();
  await asked();
  settlement.forget(new Error("the host is away"));
  await expect(waiting).rejects.toThrow("the host is away");
  expect([log, settlement.last]).toEqual([["asked, 0 open"], null]);
});

test("reports a failure once, and asks again when somebody wants to know", async () => {
  const { settlement, open, log, asked } = settlementOf();
  const waiting = settlement.verdict();
  await asked();
  open[0]?.fail(new Error("no QEMU"));
  await expect(waiting).rejects.toThrow("no QEMU");
  const again = settlement.verdict();
  await asked();
  open[0]?.answer("installed");
  expect((await again).because).toBe("installed");
  expect(log).toEqual(["asked, 0 open", "failed no QEMU", "asked, 0 open", "told installed"]);
});
