import type { DiskDriver } from "@hob/libvirt-xml";
import { checkNumber } from "../check-number.ts";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { type CacheMode, cacheModes, type IntendedDisk, ioModes } from "../intent/intended-disk.ts";

const others = (values: readonly string[], value: string) => values.filter((other) => other !== value);

/** A disk, as far as it is chosen. */
export interface PlacedDisk {
  readonly dev: string;
  readonly bus: string;
  readonly vcpus: number;
  /** The number of the thread that serves it; null where QEMU's main thread does. */
  readonly iothread: number | null;
}

/** How a disk's data are read and written. */
export function diskDriver(
  context: Context,
  wanted: IntendedDisk,
  { dev, bus, iothread, vcpus }: PlacedDisk,
): DiskDriver {
  const { platform } = context;
  const base = { name: "qemu", type: wanted.format } as const;
  const path = `devices/disk[${dev}]/driver`;
  if (!platform.isQemu || wanted.device !== "disk") return base;
  const cache = diskCache(context, wanted, path);
  return {
    ...base,
    ...discard(context, wanted, path),
    ...(cache === null ? {} : { cache }),
    ...io(context, wanted, path, cache),
    ...zeroes(context, wanted, path),
    ...queues(context, wanted, path, { bus, vcpus }),
    ...(iothread === null ? {} : { iothread }),
  };
}

const subjectOf = ({ device, source }: IntendedDisk) => ({ device, source: source.kind });

function asked<T extends string>({ ledger }: Context, path: string, what: string, value: T, accepted: readonly T[]): T {
  if (!accepted.includes(value)) throw new InvalidIntent({ what, value, accepted: accepted.join(", ") });
  return ledger.obey(path, value, others(accepted, value));
}

function diskCache(context: Context, wanted: IntendedDisk, path: string): CacheMode | null {
  const { policy, ledger } = context;
  if (wanted.cache !== undefined) return asked(context, `${path}/cache`, "Disk cache", wanted.cache, cacheModes);
  const ruling = policy.get("disk.cache", subjectOf(wanted));
  if (ruling.value === "auto") return null;
  return ledger.follow(`${path}/cache`, { ...ruling, value: ruling.value }, others(cacheModes, ruling.value));
}

function discard(context: Context, wanted: IntendedDisk, path: string): Pick<DiskDriver, "discard"> {
  const { policy, ledger } = context;
  const values = ["unmap", "ignore"] as const;
  if (wanted.discard !== undefined) {
    return { discard: asked(context, `${path}/discard`, "Discard", wanted.discard, values) };
  }
  const ruling = policy.get("disk.discard", subjectOf(wanted));
  if (ruling.value === "auto") return {};
  return {
    discard: ledger.follow(`${path}/discard`, { ...ruling, value: ruling.value }, others(values, ruling.value)),
  };
}

/** QEMU refuses its native way with the host's cache. */
function io(context: Context, wanted: IntendedDisk, path: string, cache: CacheMode | null): Pick<DiskDriver, "io"> {
  const { policy, ledger } = context;
  const isDirect = cache === "none" || cache === "directsync";
  if (wanted.io !== undefined) {
    if (wanted.io === "native" && !isDirect) {
      const because = `it cannot go through the host's cache, and the cache is '${cache ?? "writeback"}'`;
      throw new ImpossibleChoice({ what: "Disk I/O", value: "native", because, accepted: ["threads", "io_uring"] });
    }
    return { io: asked(context, `${path}/io`, "Disk I/O", wanted.io, ioModes) };
  }
  const ruling = policy.get("disk.io", subjectOf(wanted));
  if (ruling.value === "auto" || (ruling.value === "native" && !isDirect)) return {};
  return { io: ledger.follow(`${path}/io`, { ...ruling, value: ruling.value }, others(ioModes, ruling.value)) };
}

function zeroes({ policy, ledger }: Context, wanted: IntendedDisk, path: string): Pick<DiskDriver, "detectZeroes"> {
  const ruling = policy.get("disk.detectZeroes", subjectOf(wanted));
  if (ruling.value === "auto") return {};
  const alternatives = others(["off", "on", "unmap"], ruling.value);
  return { detectZeroes: ledger.follow(`${path}/detect_zeroes`, { ...ruling, value: ruling.value }, alternatives) };
}

function queues(
  { policy, ledger }: Context,
  wanted: IntendedDisk,
  path: string,
  { bus, vcpus }: Pick<PlacedDisk, "bus" | "vcpus">,
): Pick<DiskDriver, "queues"> {
  if (wanted.queues !== undefined) {
    if (bus !== "virtio") {
      const because = `a disk on bus '${bus}' has one`;
      throw new ImpossibleChoice({ what: "Disk queues", value: String(wanted.queues), because, accepted: ["virtio"] });
    }
    return { queues: ledger.obey(`${path}/queues`, checkNumber("Disk queues", wanted.queues, 1, 1024)) };
  }
  const { value, because, by } = policy.get("disk.queues", subjectOf(wanted));
  const number = value === "vcpus" ? vcpus : value === "auto" ? undefined : value;
  if (bus !== "virtio" || number === undefined) return {};
  return { queues: ledger.decide(`${path}/queues`, number, because, [], by) };
}
