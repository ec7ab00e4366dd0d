import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { fatImage, FloppyRefused } from "./fat-image.ts";

const directory = mkdtempSync(join(tmpdir(), "hob-fat-"));
afterAll(() => rmSync(directory, { recursive: true }));

const files = [
  { name: "winnt.sif", bytes: Buffer.from("[Data]\r\n") },
  { name: "autounattend.xml", bytes: Buffer.from("<unattend/>\n") },
  { name: "autounattend.xsd", bytes: Buffer.alloc(70_001, 1) },
  { name: "A rather long name, with an é and a 日.txt", bytes: Buffer.alloc(512, 2) },
  { name: "EMPTY", bytes: new Uint8Array() },
];

function imageOf(content: typeof files): string {
  const path = join(directory, "floppy.img");
  writeFileSync(path, fatImage("UNATTEND", content));
  return path;
}

it("is a file system without a fault, by dosfstools' judgement", () => {
  const report = execFileSync("fsck.fat", ["-n", "-v", imageOf(files)], { encoding: "utf8" });
  // The label counts as a file.
  expect(report).toContain("6 files, 140/2847 clusters");
  expect(report).toContain("2 FATs, 12 bit entries");
});

it("gives back every file by its long name, by mtools", () => {
  const path = imageOf(files);
  for (const { name, bytes } of files) {
    expect(execFileSync("mtype", ["-i", path, `::${name}`]).equals(bytes), name).toBe(true);
  }
  expect(execFileSync("mlabel", ["-i", path, "-s", "::"], { encoding: "utf8" })).toContain("UNATTEND");
});

it("takes as much as it can hold, and not a byte more", () => {
  const most = 2847 * 512;
  execFileSync("fsck.fat", ["-n", imageOf([{ name: "FULL", bytes: Buffer.alloc(most) }])]);
  expect(() => fatImage("X", [{ name: "FULL", bytes: Buffer.alloc(most + 1) }])).toThrow(FloppyRefused);
});

it("refuses names that FAT cannot hold", () => {
  for (const name of ["a/b", "a:b", "a?", "", "dot.", "\u0001"]) {
    expect(() => fatImage("X", [{ name, bytes: new Uint8Array() }]), name).toThrow(FloppyRefused);
  }
});

it("is the same for the same files", () => {
  expect(fatImage("X", files)).toEqual(fatImage("X", files));
});
