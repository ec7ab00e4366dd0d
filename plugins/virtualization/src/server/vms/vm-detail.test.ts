import { domain, read } from "@hob/libvirt-xml";
import { expect, test } from "vitest";
import { firmwareOf } from "./vm-detail.ts";

const firmware = (os: string) =>
  firmwareOf(read(domain, `<domain type='qemu'><name>a</name><memory>1</memory>${os}<devices/></domain>`));

test("tells BIOS, EFI and EFI with Secure Boot apart, however the definition says it", () => {
  expect(firmware("<os><type>hvm</type></os>")).toBe("bios");
  expect(firmware("<os firmware='efi'><type>hvm</type></os>")).toBe("efi");
  expect(firmware("<os><type>hvm</type><loader type='pflash' readonly='yes'>/OVMF.fd</loader></os>")).toBe("efi");
  expect(firmware("<os><type>hvm</type><loader type='pflash' secure='yes'>/OVMF.fd</loader></os>")).toBe("efi-secure");
  const feature = "<firmware><feature name='secure-boot' enabled='yes'/></firmware>";
  expect(firmware(`<os firmware='efi'><type>hvm</type>${feature}</os>`)).toBe("efi-secure");
});

test("says that a container has no firmware", () => {
  expect(firmware("<os><type>exe</type><init>/bin/sh</init></os>")).toBe("none");
});
