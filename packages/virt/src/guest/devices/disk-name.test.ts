import { expect, it } from "vitest";
import { diskName, nextDiskName } from "./disk-name.ts";

it("goes on with two letters after z, and with three after zz", () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map((index) => diskName("vd", index))).toEqual([
    "vda",
    "vdb",
    "vdz",
    "vdaa",
    "vdab",
    "vdaz",
    "vdba",
    "vdzz",
    "vdaaa",
  ]);
});

it("gives every number a name of its own", () => {
  const names = Array.from({ length: 2000 }, (_, index) => diskName("sd", index));
  expect(new Set(names).size).toBe(2000);
});

it("fills gaps, and lets buses whose disks are called alike share their names", () => {
  expect(nextDiskName(["vda", "vdc"], "virtio")).toBe("vdb");
  expect(nextDiskName(["sda"], "sata")).toBe("sdb");
  expect(nextDiskName(["sda"], "usb")).toBe("sdb");
  expect(nextDiskName(["sda"], "ide")).toBe("hda");
  expect(nextDiskName([], "fdc")).toBe("fda");
});
