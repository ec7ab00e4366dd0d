import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

const xml = (name: string) =>
  `<filter name='${name}' chain='root'><rule action='drop' direction='in' priority='500'><tcp dstportstart='25'/></rule></filter>`;

it("keeps a filter, which is refused to be forgotten while an interface uses it", async () => {
  const host = await openBedHost(bed.uri);
  const filter = await host.nwfilters.define(xml("no-mail"));
  expect((await host.nwfilters.list()).map(({ name }) => name)).toContain("no-mail");
  expect((await host.nwfilters.filter(filter.uuid)).name).toBe("no-mail");
  expect((await filter.document()).name).toBe("no-mail");

  const guest = await host.createTransientGuest(
    `<domain type='qemu'><name>filtered</name><memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>
      <devices><interface type='network'><source network='default'/><target dev='hobfiltered'/><filterref filter='no-mail'/></interface></devices></domain>`,
    { paused: true },
  );
  onTestFinished(() => filter.undefine());
  const [binding] = await host.nwfilters.bindings();
  expect(binding).toMatchObject({ portDevice: "hobfiltered", filter: "no-mail" });
  expect(await (await host.nwfilters.binding("hobfiltered")).xml()).toContain("<name>filtered</name>");
  await expect(filter.undefine()).rejects.toMatchObject({ kind: "conflict" });
  await guest.destroy();
  await expect.poll(() => host.nwfilters.bindings()).toEqual([]);
  await expect(host.nwfilters.filter("nothing")).rejects.toMatchObject({ kind: "not-found" });
});
