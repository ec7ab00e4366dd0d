import { randomBytes } from "node:crypto";

/** The prefixes of MAC addresses by how a guest is run; others are like QEMU's. @source libvirt, virt drivers' `*_MAC_PREFIX` */
const prefixes: Readonly<Record<string, readonly number[]>> = { xen: [0x00, 0x16, 0x3e], lxc: [0x52, 0x54, 0x00] };

/** A new MAC address for a guest. */
export function randomMac(guestType: string): string {
  const bytes = [...(prefixes[guestType] ?? [0x52, 0x54, 0x00]), ...randomBytes(3)];
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}
