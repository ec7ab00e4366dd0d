import { run } from "@hob/beds";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readImageHeader } from "./image-header.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-header-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function made(format: string, ...options: string[]): Promise<Buffer> {
  const file = join(directory, `a.${format}`);
  await rm(file, { force: true });
  await run("qemu-img", ["create", "-q", "-f", format, ...options, file, "8M"]);
  return readFile(file);
}
const of = (bytes: Buffer) => readImageHeader(bytes, "a");

it.each(["vmdk", "vhdx", "vdi", "qed"])("knows %s", async (format) => {
  expect(of(await made(format))).toEqual({ format });
});

it("knows qcow2 of both versions, with what a guest sees", async () => {
  for (const compat of ["0.10", "1.1"]) {
    expect(of(await made("qcow2", "-o", `compat=${compat}`))).toEqual({ format: "qcow2", size: 8 * 2 ** 20 });
  }
});

it("knows what is packed, pages that say that there is nothing, and takes the rest for raw", async () => {
  expect(of(gzipSync("a"))).toEqual({ format: "gzip" });
  expect(of(Buffer.from("\n<!DOCTYPE html><html>"))).toEqual({ format: "html" });
  expect(of(await made("raw"))).toEqual({ format: "raw" });
  expect(of(Buffer.alloc(0))).toEqual({ format: "raw" });
});

it("refuses a qcow2 that would show a guest other files of the host", async () => {
  await writeFile(join(directory, "secret"), "");
  const over = ["-b", "/etc/passwd", "-F", "raw", "-u"];
  await expect(async () => of(await made("qcow2", ...over))).rejects.toThrow(
    "Image 'a' is refused: it lies over another image",
  );
  const apart = ["-o", `data_file=${join(directory, "data")},data_file_raw=on`];
  await expect(async () => of(await made("qcow2", ...apart))).rejects.toThrow("its data are in another file");
});
