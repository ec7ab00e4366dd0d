import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

it("lists, describes, stops and starts the host's own interfaces", async () => {
  const { interfaces } = await openBedHost(bed.testUri());
  const [eth1] = await interfaces.list();
  expect(eth1).toMatchObject({ name: "eth1" });
  expect((await interfaces.interfaceByMac(eth1?.mac ?? "")).name).toBe("eth1");
  expect(await eth1?.document()).toMatchObject({ name: "eth1", type: "ethernet" });
  await eth1?.destroy();
  expect(await eth1?.isActive()).toBe(false);
  await eth1?.start();
  expect(await eth1?.isActive()).toBe(true);
  await expect(interfaces.interface("eth9")).rejects.toMatchObject({ kind: "not-found" });
});

it("puts everything back when a change fails, and keeps it when it succeeds", async () => {
  const { interfaces } = await openBedHost(bed.testUri());
  const xml =
    "<interface type='ethernet' name='eth2'><start mode='none'/><mac address='aa:bb:cc:dd:ee:f2'/></interface>";
  const names = async () => (await interfaces.list()).map(({ name }) => name);
  const failing = interfaces.try(async () => {
    await interfaces.define(xml);
    expect(await names()).toContain("eth2");
    throw new Error("nobody is reached any more");
  });
  await expect(failing).rejects.toThrow("nobody is reached any more");
  expect(await names()).not.toContain("eth2");
  const made = await interfaces.try(() => interfaces.define(xml));
  expect(await names()).toContain("eth2");
  await made.undefine();
});

it("says that a host without a driver for them has none, as its features tell beforehand", async () => {
  const host = await openBedHost(bed.testUri());
  expect((await host.features()).interfaces.supported).toBe(true);
  const real = await openBedHost(bed.uri);
  const { interfaces } = await real.features();
  if (interfaces.supported) expect(Array.isArray(await real.interfaces.list())).toBe(true);
  else await expect(real.interfaces.list()).rejects.toMatchObject({ kind: "unsupported" });
});
