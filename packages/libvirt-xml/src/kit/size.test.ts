import { type Bytes, bytes, gibibytes, kibibytes } from "@hob/units";
import { expect, test } from "vitest";
import { edit, element, type Element, read, size, within, write } from "./index.ts";

interface Disk {
  readonly size?: Bytes;
}
const disk: Element<Disk> = element("disk", { size: within("size", size("bytes", "KiB")) });

test.each([
  ["1", 1],
  ["1' unit='b", 1],
  ["2' unit='bytes", 2],
  ["1' unit='k", 1024],
  ["1' unit='KiB", 1024],
  ["1' unit='KB", 1000],
  ["1' unit='mb", 1000 ** 2],
  ["1' unit='G", 1024 ** 3],
  ["8' unit='TiB", 8 * 1024 ** 4],
])("reads a size in libvirt's units: %s", (written, expected) => {
  const [count = "", unit = ""] = written.split("' ");
  expect(read(disk, `<disk><size ${unit && `${unit}'`}>${count}</size></disk>`).size).toBe(expected);
});

test.each([
  ["<size unit='GiB'>1</size>", gibibytes(2), "<size unit='GiB'>2</size>"],
  ["<size>1</size>", kibibytes(1), "<size>1024</size>"],
  ["<size unit='GiB'>1</size>", kibibytes(1), "<size unit='bytes'>1024</size>"],
  ["<other/>", kibibytes(1), "<other/><size unit='KiB'>1</size>"],
  ["<other/>", bytes(1), "<other/><size unit='bytes'>1</size>"],
])("a size keeps the unit that it has, where that can say it: %s", (before, value, after) => {
  expect(edit(`<disk>${before}</disk>`, disk, () => ({ size: value }))).toBe(`<disk>${after}</disk>`);
});

test("a new size is written in the unit that libvirt writes there", () => {
  expect(write(disk, { size: gibibytes(1) })).toBe("<disk>\n  <size unit='KiB'>1048576</size>\n</disk>\n");
});
