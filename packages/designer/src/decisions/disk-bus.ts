import type { Context } from "../context.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";
import { lacks } from "../host-abilities.ts";
import type { Reasoned } from "../ledger.ts";

/** What a disk or CD drive is attached by, without asking the user. */
export function diskBus(
  { traits, platform, host, policy }: Context,
  { device, source }: IntendedDisk,
): Reasoned<string> {
  const offers = (bus: string) => !lacks(host, "disk bus", bus);
  if (platform.guestType === "xen") {
    if (platform.osType !== "hvm") return { value: "xen", because: "A para-virtualised guest has no other." };
    return device === "disk" && traits.has("xen-block")
      ? { value: "xen", because: `${traits.label} has the para-virtualised driver, ${traits.source}.` }
      : { value: "ide", because: "Every system has a driver for it." };
  }
  const ruling = policy.get("disk.bus", { device, source: source.kind });
  const { value: wanted } = ruling;
  const drives = wanted === "virtio" ? device === "disk" && traits.has("virtio-block") : true;
  const exists = platform.isX86 || (wanted !== "ide" && wanted !== "sata");
  if (wanted !== "auto" && drives && exists && offers(wanted) && (wanted !== "scsi" || traits.has("virtio-scsi"))) {
    return { ...ruling, value: wanted };
  }
  if (device === "disk" && traits.has("virtio-block") && offers("virtio")) {
    return { value: "virtio", because: `The fastest; ${traits.label} has its driver, ${traits.source}.` };
  }
  if (device === "disk" && platform.isVirtioOnly && offers("virtio")) {
    return { value: "virtio", because: `It is what the machine '${platform.machine}' is made for.` };
  }
  if (!platform.isX86) {
    return traits.has("virtio-scsi") || platform.isVirtioOnly
      ? { value: "scsi", because: `The machine '${platform.machine}' has no IDE or SATA; virtio-scsi serves it.` }
      : { value: "usb", because: `The machine '${platform.machine}' has no IDE or SATA.` };
  }
  const why =
    device === "cdrom"
      ? "CD drives are found there by every system"
      : `${traits.label} has no virtio driver, ${traits.source}`;
  if (platform.kind === "q35") return { value: "sata", because: `${why}; the machine 'q35' has SATA.` };
  return { value: offers("ide") ? "ide" : "sata", because: `${why}.` };
}
