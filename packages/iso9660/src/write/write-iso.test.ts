import fc from "fast-check";
import { expect, it } from "vitest";
import { writeIso } from "./write-iso.ts";

const file = (path: string, text = "x") => ({ path, bytes: Buffer.from(text) });

it("gives the same bytes for the same content, in whatever order it comes", () => {
  const files = [file("a/b"), file("c"), file("a/a", "y")];
  const image = writeIso({ volumeId: "cidata", files });
  expect(writeIso({ volumeId: "cidata", files: files.toReversed() }).equals(image)).toBe(true);
  expect(image.length % 2048).toBe(0);
  expect(image.toString("latin1", 16 * 2048 + 1, 16 * 2048 + 6)).toBe("CD001");
  expect(image.toString("latin1", 16 * 2048 + 40, 16 * 2048 + 72).trimEnd()).toBe("cidata");
});

it("is never so small that busybox, which reads 68 KiB to find a label, finds none", () => {
  expect(writeIso({ volumeId: "cidata", files: [file("user-data")] }).length).toBeGreaterThan(68 * 1024);
});

it.each([
  ["", "has a part without a name"],
  ["/a", "has a part without a name"],
  ["a/../b", "has '..' as a part"],
  ["a\0b", 'has "\\u0000", which Joliet refuses'],
  ["a:b", 'has ":", which Joliet refuses'],
  ["x".repeat(65), "has a part of 65 characters; 64 are accepted"],
  ["1/2/3/4/5/6/7/8/9", "is 9 levels deep; ISO 9660 has 8"],
  ["\ud800", "is not valid Unicode"],
])("refuses the path %j", (path, reason) => {
  expect(() => writeIso({ volumeId: "v", files: [file(path)] })).toThrow(`Path '${path}' ${reason}.`);
});

it("refuses a path that is there twice, or is a file and a folder", () => {
  expect(() => writeIso({ volumeId: "v", files: [file("a"), file("a")] })).toThrow("Path 'a' is there twice.");
  expect(() => writeIso({ volumeId: "v", files: [file("a/b"), file("a")] })).toThrow(
    "Path 'a' is both a file and a folder.",
  );
  expect(() => writeIso({ volumeId: "v", files: [file("a"), file("a/b"), file("a b")] })).toThrow(
    "Path 'a' is both a file and a folder.",
  );
});

it.each(["", " x", "x ", "ü", "x".repeat(33), "a/b"])("refuses the label %j", (volumeId) => {
  expect(() => writeIso({ volumeId, files: [] })).toThrow(`Volume label '${volumeId}' is not 1 to 32 of`);
});

it("refuses a mode beyond permissions", () => {
  const files = [{ ...file("a"), mode: 0o10000 }];
  expect(() => writeIso({ volumeId: "v", files })).toThrow("Path 'a' has mode 4096; accepted are 0 to 0o7777.");
});

it("writes or refuses by name, whatever the path", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 80 }), { maxLength: 5 }), (paths) => {
      try {
        writeIso({ volumeId: "v", files: paths.map((path) => file(path)) });
      } catch (error) {
        expect(error).toMatchObject({ code: "iso9660.content-refused" });
      }
    }),
  );
});
