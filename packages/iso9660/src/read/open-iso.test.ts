import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeIso } from "../write/write-iso.ts";
import type { ByteSource } from "./byte-source.ts";
import { IsoEntryNotFound, IsoEntryTooLarge, NotAnIso, NotAnIsoDirectory } from "./iso-errors.ts";
import { openIso } from "./open-iso.ts";

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});
const content = {
  volumeId: "cidata",
  systemId: "LINUX",
  publisherId: "ME",
  applicationId: "HOB",
  files: [
    { path: "user-data", bytes: Buffer.from("#cloud-config\n"), mode: 0o600 },
    { path: "openstack/latest/Meta Data.JSON", bytes: Buffer.from("{}") },
    { path: "empty", bytes: Buffer.alloc(0) },
  ],
};
const image = writeIso(content);

describe("an image", () => {
  it("says what it is", async () => {
    const iso = await openIso(sourceOf(image));
    expect(iso).toMatchObject({
      volumeId: "cidata",
      systemId: "LINUX",
      publisherId: "ME",
      preparerId: "",
      applicationId: "HOB",
      volumeSize: image.length,
      isBootable: false,
    });
  });

  it("gives its files by their own names", async () => {
    const iso = await openIso(sourceOf(image));
    expect((await iso.list("/")).map(({ name, kind }) => [name, kind])).toEqual([
      ["empty", "file"],
      ["openstack", "directory"],
      ["user-data", "file"],
    ]);
    const found = await iso.find("openstack/./latest/../latest/meta data.json");
    expect(found).toMatchObject({ path: "/openstack/latest/Meta Data.JSON", size: 2, kind: "file" });
    expect(Buffer.from(await iso.read(found as never)).toString()).toBe("{}");
    expect((await iso.find("/user-data"))?.mode).toBe(0o600);
    expect(await iso.find("/nothing/here")).toBeNull();
    expect(await iso.find("/user-data/below")).toBeNull();
  });

  it("refuses a directory that it has not, a file as a directory, and a file beyond the limit", async () => {
    const iso = await openIso(sourceOf(image));
    await expect(iso.list("/nothing")).rejects.toThrow(IsoEntryNotFound);
    await expect(iso.list("/user-data")).rejects.toThrow(NotAnIsoDirectory);
    const entry = await iso.find("/user-data");
    await expect(iso.read(entry as never, 3)).rejects.toThrow(IsoEntryTooLarge);
  });
});

describe("what is no image", () => {
  const withStart = (text: string) => Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(100_000)]);
  it.each([
    ["it is empty", Buffer.alloc(0)],
    ["it has only 5 bytes", Buffer.from("hello")],
    ["it has no volume descriptor", Buffer.alloc(100_000)],
    ["it is a qcow2 disk image", withStart("QFI\xFB")],
    ["it is a page of text", withStart("<!DOCTYPE html>")],
    ["it has 40960 bytes, where", image.subarray(0, 40_960)],
  ])("says that %s", async (reason, bytes) => {
    const opening = openIso(sourceOf(bytes)).then((iso) => iso.list("/"));
    await expect(opening).rejects.toThrow(NotAnIso);
    await expect(opening).rejects.toThrow(reason);
  });

  it("ends with a declared error, or is read, whatever bytes are broken", async () => {
    const byte = fc.tuple(fc.integer({ min: 32_768, max: image.length - 1 }), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 200 }), async (breaks) => {
        const broken = Buffer.from(image);
        for (const [offset, value] of breaks) broken[offset] = value;
        try {
          const iso = await openIso(sourceOf(broken));
          for (const entry of await iso.list("/")) if (entry.kind === "file") await iso.read(entry);
        } catch (error) {
          expect((error as { code?: string }).code ?? error).toMatch(/^iso9660\./);
        }
      }),
      { numRuns: 300 },
    );
  });
});
