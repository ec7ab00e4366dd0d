import { readFileSync } from "node:fs";
import { gibibytes } from "@hob/units";
import fc from "fast-check";
import { expect, test } from "vitest";
import { edit, read, storageVolume, write } from "./index.ts";

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/../fixtures/storage-volume-${name}.xml`, "utf8");

test("an encrypted image over another one is read whole", () => {
  expect(read(storageVolume, fixture("encrypted"))).toMatchObject({
    target: {
      encryption: {
        format: "luks",
        secret: { type: "passphrase", uuid: "f52a81b2-424e-490c-823d-6bd4235bc572" },
        cipher: { name: "serpent", size: 256, mode: "cbc", hash: "sha256" },
        ivgen: { name: "plain64", hash: "sha256" },
      },
      nocow: true,
      clusterSize: 131072,
      features: { lazyRefcounts: true, extendedL2: true },
    },
    backingStore: { path: "/srv/disks/base.raw", format: "raw" },
  });
});

test("times are nanoseconds, without one being lost", () => {
  const overlay = fixture("overlay");
  expect(read(storageVolume, overlay).target?.timestamps).toEqual({
    atimeNs: 1795192380963396901n,
    mtimeNs: 1795192380961490721n,
    ctimeNs: 1795192380963359625n,
    btimeNs: 0n,
  });
  expect(edit(overlay, storageVolume, (value) => ({ ...value, capacity: gibibytes(1) }))).toBe(
    overlay.replace("134217728", "1073741824"),
  );
});

test.each([
  ["12", 12_000_000_000n],
  ["12.", 12_000_000_000n],
  ["12.5", 12_500_000_000n],
  ["12.000000001", 12_000_000_001n],
])("reads '%s' seconds", (written, expected) => {
  const xml = `<volume><name>a</name><target><timestamps><atime>${written}</atime></timestamps></target></volume>`;
  expect(read(storageVolume, xml).target?.timestamps?.atimeNs).toBe(expected);
});

test.each(["-1", "1e9", "1.0000000001", "x"])("refuses '%s' as a time", (written) => {
  const xml = `<volume><name>a</name><target><timestamps><atime>${written}</atime></timestamps></target></volume>`;
  expect(() => read(storageVolume, xml)).toThrow(`'${written}' in /volume/target/timestamps/atime is not accepted`);
});

test("any time reads back the same", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n }), (atimeNs) => {
      const volume = { name: "a", target: { timestamps: { atimeNs } } };
      expect(read(storageVolume, write(storageVolume, volume))).toEqual(volume);
    }),
  );
});
