import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { cpioArchive, initrdAppendix } from "./cpio-archive.ts";

const directory = mkdtempSync(join(tmpdir(), "hob-cpio-"));
afterAll(() => rmSync(directory, { recursive: true }));

it("is unpacked by cpio, directories made and for root only", () => {
  const files = [
    { name: "preseed.cfg", bytes: Buffer.from("d-i x\n") },
    { name: "a/b/empty", bytes: new Uint8Array() },
    { name: "a/ü", bytes: Buffer.alloc(4097, 7) },
  ];
  execFileSync("cpio", ["-idm", "--quiet"], { cwd: directory, input: cpioArchive(files) });
  for (const { name, bytes } of files) {
    expect(readFileSync(join(directory, name)).equals(bytes), name).toBe(true);
    expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  }
});

it("comes after an initrd of any length at a multiple of 4 bytes", () => {
  for (const size of [100, 101, 102, 103]) {
    const whole = Buffer.concat([Buffer.alloc(size), initrdAppendix(size, [{ name: "f", bytes: Buffer.from("x") }])]);
    const at = whole.indexOf("070701");
    expect(at % 4).toBe(0);
    expect(at - size).toBeLessThan(4);
  }
});
