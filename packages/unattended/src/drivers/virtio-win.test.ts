import { expect, it } from "vitest";
import { virtioWinFor } from "./virtio-win.ts";

it.each([
  ["win7", "i686", "viostor\\w7\\x86"],
  ["win10", "x86_64", "viostor\\w10\\amd64"],
  ["win11", "aarch64", "viostor\\w11\\ARM64"],
  ["win2k12r2", "x86_64", "viostor\\2k12R2\\amd64"],
])("finds the drivers of %s on %s", (shortId, arch, directory) => {
  expect(virtioWinFor({ shortId }, arch)?.directories[0]).toBe(directory);
});

it.each([
  ["debian12", "x86_64"],
  ["winxp", "i686"],
  ["win7", "aarch64"],
  ["win11", "i686"],
  ["win2k22", "i686"],
])("has none for %s on %s", (shortId, arch) => {
  expect(virtioWinFor({ shortId }, arch)).toBeNull();
});

it("lets a guest have virtio disks and networks from the start, and the rest when it is installed", () => {
  const found = virtioWinFor({ shortId: "win10" }, "x86_64");
  expect(found?.preInstalled).toContain("http://pcisig.com/pci/1af4/1042");
  expect(found?.preInstalled).not.toContain("http://pcisig.com/pci/1af4/1045");
  expect(found?.postInstalled).toContain("http://pcisig.com/pci/1af4/1050");
  expect(virtioWinFor({ shortId: "win7" }, "x86_64")?.postInstalled).not.toContain("http://pcisig.com/pci/1af4/1050");
});
