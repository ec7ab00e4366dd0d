import { gibibytes } from "@hob/units";
import { expect, it } from "vitest";
import { createRequest } from "./create-request.ts";

it("says only what was said", () => {
  expect(createRequest("web-1", { overlay: false, empty: false, start: true, os: undefined })).toEqual({
    name: "web-1",
  });
});

it("sends everything where the request has its place", () => {
  const options = {
    os: "debian12",
    memory: gibibytes(2),
    vcpus: 2,
    image: "/i.qcow2",
    overlay: true,
    imageFormat: "qcow2",
    diskSize: gibibytes(20),
    pool: "fast",
    network: "none",
    graphics: "vnc",
    firmware: "efi",
    machine: "q35",
    host: "local",
    start: false,
  } as const;
  expect(createRequest("web-1", options)).toEqual({
    name: "web-1",
    host: "local",
    os: "debian12",
    memory: 2 * 1024 ** 3,
    vcpus: 2,
    source: { kind: "image", path: "/i.qcow2", mode: "overlay", format: "qcow2" },
    disk: { size: 20 * 1024 ** 3, pool: "fast" },
    network: "none",
    graphics: "vnc",
    firmware: "efi",
    machine: "q35",
    start: false,
  });
  expect(createRequest("a", { iso: "iso/a.iso" }).source).toEqual({ kind: "iso", path: "iso/a.iso" });
  expect(createRequest("a", { empty: true }).source).toEqual({ kind: "empty" });
  expect(createRequest("a", { url: "https://x/a.qcow2", checksum: "sha256:0" }).source).toEqual({
    kind: "url",
    url: "https://x/a.qcow2",
    checksum: "sha256:0",
  });
  expect(createRequest("a", { tree: "http://x/", args: "quiet" }).source).toEqual({
    kind: "tree",
    url: "http://x/",
    arguments: "quiet",
  });
  expect(createRequest("a", { kernel: "/k", initrd: "/i", args: "quiet" }).source).toEqual({
    kind: "kernel",
    kernel: "/k",
    initrd: "/i",
    arguments: "quiet",
  });
  expect(createRequest("a", { disk: "default/a", imageFormat: "raw" }).source).toEqual({
    kind: "disk",
    path: "default/a",
    format: "raw",
  });
  expect(createRequest("a", { pxe: true }).source).toEqual({ kind: "pxe" });
  expect(
    createRequest("a", { override: ["os/bootmenu/@enable=yes"], wait: "ssh", waitTimeout: 5000, installTimeout: 6000 }),
  ).toEqual({
    name: "a",
    overrides: ["os/bootmenu/@enable=yes"],
    wait: "ssh",
    waitTimeoutMs: 5000,
    installTimeoutMs: 6000,
  });
});

it.each([
  [{ image: "/a", iso: "/b" }, "--image and --iso exclude each other."],
  [{ iso: "/b", empty: true }, "--iso and --empty exclude each other."],
  [{ overlay: true }, "--overlay needs --image."],
  [{ iso: "/b", imageFormat: "raw" as const }, "--image-format needs --image or --disk."],
  [{ url: "https://x", pxe: true, disk: "/a" }, "--url and --pxe and --disk exclude each other."],
  [{ image: "/a", checksum: "sha256:0" }, "--checksum needs --url or --iso."],
  [{ initrd: "/a" }, "--initrd needs --kernel."],
  [{ iso: "/a", args: "quiet" }, "--args needs --kernel or --tree."],
])("refuses %j", (options, message) => {
  expect(() => createRequest("a", options)).toThrow(message);
});
