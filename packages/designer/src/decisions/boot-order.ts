import type { Disk, Domain, Interface } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";

/** Where the guest starts from: at its devices, or, for hypervisors that cannot, as kinds of device. */
export interface BootOrder {
  readonly disks: Disk[];
  readonly interfaces: Interface[];
  readonly boot: Domain["os"]["boot"];
}

/**
 * Disks first, then CDs, then the network: an empty disk is passed over, so that an installer starts once, and the
 * installed system ever after.
 */
export function bootOrder(
  { platform, host, ledger }: Context,
  disks: readonly Disk[],
  interfaces: readonly Interface[],
): BootOrder {
  const unordered = { disks: [...disks], interfaces: [...interfaces], boot: [] };
  const sorted = [...disks.filter(isDisk), ...disks.filter((disk) => !isDisk(disk))];
  const names = [...sorted.map(({ target }) => target.dev), ...(interfaces.length > 0 ? ["network"] : [])];
  if (platform.osType !== "hvm" || names.length === 0) return unordered;
  ledger.decide(
    "os/boot",
    names.join(", "),
    "An empty disk is passed over: the installer starts once, then what it installed.",
  );
  if (!host.hasDeviceBoot) {
    const kinds = [...new Set(sorted.map((disk) => (isDisk(disk) ? "hd" : "cdrom")))];
    return { ...unordered, boot: [...kinds, ...(interfaces.length > 0 ? ["network"] : [])].map((dev) => ({ dev })) };
  }
  return {
    disks: disks.map((disk) => ({ ...disk, boot: sorted.indexOf(disk) + 1 })),
    interfaces: interfaces.map((item, index) => (index === 0 ? { ...item, boot: sorted.length + 1 } : item)),
    boot: [],
  };
}

const isDisk = ({ device }: Disk) => device !== "cdrom";
