import { expect, test } from "vitest";
import { cpioArchive } from "./cpio-archive.ts";

test("a file is a header of hexadecimal fields, its name and its bytes, each filled up to four", () => {
  const text = cpioArchive([{ path: "init", mode: 0o100755, content: "hello" }]).toString("latin1");
  const fields = ["00000001", "000081ed", "00000000", "00000000", "00000001", "00000000", "00000005"];
  const device = ["00000000", "00000000", "00000000", "00000000", "00000005", "00000000"];
  expect(text.slice(0, 124)).toBe(`070701${[...fields, ...device].join("")}init\0\0hello\0\0\0`);
  expect(text).toContain("TRAILER!!!\0");
  expect(text.length % 4).toBe(0);
});

test("a device node keeps its numbers", () => {
  const text = cpioArchive([{ path: "dev/console", mode: 0o20600, device: { major: 5, minor: 1 } }]).toString("latin1");
  expect(text.slice(6 + 9 * 8, 6 + 11 * 8)).toBe("0000000500000001");
});
