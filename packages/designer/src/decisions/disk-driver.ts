import type { DiskDriver } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";

const caches = ["none", "writeback", "writethrough", "directsync", "unsafe"] as const;
const ways = ["threads", "native", "io_uring"] as const;
const others = (values: readonly string[], value: string) => values.filter((other) => other !== value);

/** How a disk's data are read and written. */
export function diskDriver(
  { platform, policy, ledger }: Context,
  { device, source, format }: IntendedDisk,
  dev: string,
  bus: string,
): DiskDriver {
  const base = { name: "qemu", type: format } as const;
  if (!platform.isQemu || device === "cdrom") return base;
  const path = `devices/disk[${dev}]/driver`;
  const subject = { device, source: source.kind };
  const discard = policy.get("disk.discard", subject);
  const cache = policy.get("disk.cache", subject);
  const io = policy.get("disk.io", subject);
  const zeroes = policy.get("disk.detectZeroes", subject);
  const driver: { -readonly [K in keyof DiskDriver]: DiskDriver[K] } = { ...base };
  if (discard.value !== "auto") {
    driver.discard = discard.value;
    ledger.follow(`${path}/discard`, discard, others(["unmap", "ignore"], discard.value));
  }
  if (cache.value !== "auto") {
    driver.cache = cache.value;
    ledger.follow(`${path}/cache`, cache, others(caches, cache.value));
  }
  // QEMU refuses it with the host's cache.
  const isDirect = cache.value === "none" || cache.value === "directsync";
  if (io.value !== "auto" && (io.value !== "native" || isDirect)) {
    driver.io = io.value;
    ledger.follow(`${path}/io`, io, others(ways, io.value));
  }
  if (zeroes.value !== "auto") {
    driver.detectZeroes = zeroes.value;
    ledger.follow(`${path}/detect_zeroes`, zeroes, others(["off", "on", "unmap"], zeroes.value));
  }
  return bus === "virtio" ? { ...driver } : driver;
}
