import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { forRoot } from "./as-root.mjs";

test("what only root can do is one command line, by whatever this machine has for becoming root", () => {
  const folder = mkdtempSync(join(tmpdir(), "hob-path-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(forRoot(["apt-get update", "adduser ann libvirt"], folder)).toBe(
    "su - -c 'apt-get update && adduser ann libvirt'",
  );
  writeFileSync(join(folder, "sudo"), "");
  expect(forRoot(["apt-get update", "adduser ann libvirt"], folder)).toBe(
    "sudo sh -c 'apt-get update && adduser ann libvirt'",
  );
  expect(forRoot([false, undefined, "adduser ann libvirt"], folder)).toBe("sudo adduser ann libvirt");
});
