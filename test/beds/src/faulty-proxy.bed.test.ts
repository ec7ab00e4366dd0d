import { afterAll, beforeAll, expect, test } from "vitest";
import { type FaultyProxy, startFaultyProxy } from "./faulty-proxy.ts";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import { run } from "./run.ts";

let bed: Bed;
let proxy: FaultyProxy;
beforeAll(async () => {
  bed = await startLibvirtd();
  proxy = await startFaultyProxy({ socket: bed.socket });
});
afterAll(async () => {
  await proxy.close();
  await bed.stop();
});

const DOMCAPABILITIES = 342;
const ask = async () => (await run("virsh", ["-q", "-c", proxy.uri, "domcapabilities"], { timeoutMs: 20_000 })).trim();

test("libvirt's messages pass, also one byte at a time", async () => {
  const whole = await bed.virsh("domcapabilities");
  expect(await ask()).toBe(whole);
  const fault = proxy.inject({ direction: "to-client", at: { byte: 0 }, action: "single-bytes" });
  expect(await ask()).toBe(whole);
  await fault.happened;
});

test.each([0, 12, 28, 1_000])("a reply is cut %d bytes in, and the daemon goes on", async (offset) => {
  const at = { procedure: DOMCAPABILITIES, type: 1, offset };
  const fault = proxy.inject({ direction: "to-client", at, action: "cut" });
  const said = ask();
  said.catch(() => undefined);
  await fault.happened;
  await expect(said).rejects.toThrow(/End of file|disconnected|reset by peer/);
  expect(await ask()).toContain("<domainCapabilities>");
});
