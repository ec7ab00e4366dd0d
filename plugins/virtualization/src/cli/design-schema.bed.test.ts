import { fileURLToPath } from "node:url";
import { runCommandLine } from "@hob/cli/testing";
import { expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

const fixture = (file: string) => fileURLToPath(import.meta.resolve(`@hob/designer/fixtures/debian12/${file}`));
const facts = ["--capabilities", fixture("capabilities.xml"), "--domain-capabilities", fixture("qemu-q35.xml")];
const design = (...overrides: readonly string[]) =>
  runCommandLine(
    [plugin],
    ["design", "--name", "a", "--os", "debian11", ...overrides.flatMap((one) => ["--override", one]), ...facts],
  );

it("asks libvirt's schema about overrides, and names the first that it refuses", async () => {
  expect((await design("devices/watchdog/@model=i6300esb", "on_crash=preserve")).code).toBe(0);
  const { code, stdout, stderr } = await design("on_crash=preserve", "devices/disk[vda]/driver/@cache=fast", "title=A");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(
    /^hob: Override 'devices\/disk\[vda\]\/driver\/@cache=fast': libvirt's schema refuses \/domain\/devices\/disk\/driver\/@cache: .+\.\n$/,
  );
});
