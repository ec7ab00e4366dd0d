import fc from "fast-check";
import { expect, it } from "vitest";
import { converse } from "../testing/fuzzed-conversation.ts";

it("understands a conversation however it is cut into deliveries", { timeout: 120_000 }, async () => {
  const property = fc.asyncProperty(fc.integer(), async (seed) => {
    expect(await converse(seed, true)).toEqual({
      closed: { reason: "end-of-file" },
      answered: [true, true, true, false, true],
    });
  });
  await fc.assert(property, { numRuns: 200 });
});

it(
  "ends with a protocol error or an end, and answers every call, whatever a daemon says",
  { timeout: 120_000 },
  async () => {
    const reasons = new Map<string, number>();
    const property = fc.asyncProperty(fc.integer(), async (seed) => {
      const { closed } = await converse(seed);
      reasons.set(closed.reason, (reasons.get(closed.reason) ?? 0) + 1);
      expect(["error", "end-of-file"]).toContain(closed.reason);
      if (closed.error) {
        expect(closed.error).toMatchObject({
          code: "libvirt.protocol-error",
          details: { procedure: expect.any(String), serial: expect.any(Number), offset: expect.any(Number) },
        });
      }
    });
    await fc.assert(property, { numRuns: 500 });
    // Changes are found out, and not every change is one that can be.
    expect([...reasons.keys()].sort()).toEqual(["end-of-file", "error"]);
  },
);
