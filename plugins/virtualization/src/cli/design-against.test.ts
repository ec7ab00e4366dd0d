import { fileURLToPath } from "node:url";
import { fakeServer, runCommandLine } from "@hob/cli/testing";
import { expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

const fixture = (file: string) => fileURLToPath(import.meta.resolve(`@hob/designer/fixtures/debian12/${file}.xml`));
const facts = ["--capabilities", fixture("capabilities"), "--domain-capabilities", fixture("kvm-pc")];
const design = ["design", "--name", "web-1", ...facts];

it("tells how a design differs from a virtual machine's stored definition", async () => {
  const { stdout: xml } = await runCommandLine([plugin], design);
  const kept = xml.replace("<model type='e1000'/>", "<model type='rtl8139'/>");
  await using server = await fakeServer({ "GET /api/vms/web-1/xml": { xml: kept } });
  const { code, stdout } = await runCommandLine([plugin], [...design, "--against", "web-1"], { server: server.url });
  expect([code, stdout]).toEqual([
    1,
    [
      "devices/interface[0]/model: rtl8139 -> e1000: Nearly every system has a driver for it.",
      "",
      "~ /domain/devices/interface/model/@type: rtl8139 -> e1000",
      "",
    ].join("\n"),
  ]);
  expect(server.asked.map(({ line }) => line)).toEqual(["GET /api/vms/web-1/xml?inactive=true"]);
});
