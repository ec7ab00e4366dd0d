import type { Disk } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { DiskNames } from "../disk-names.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { IntendedDisk } from "../guest-intent.ts";
import { diskBus } from "./disk-bus.ts";

/** The guest's disks and CD drives, in the order in which they were asked for; a container has none. */
export function disks(context: Context): Disk[] {
  if (context.platform.kind === "container") return [];
  const names = new DiskNames();
  return context.intent.disks.map((wanted) => {
    const policy = diskBus(context, wanted);
    const bus = wanted.bus ?? policy.value;
    const dev = names.next(bus);
    noteBus(context, wanted, dev, policy);
    return {
      ...source(wanted),
      device: wanted.device,
      driver: driver(context, wanted, dev),
      ...target(wanted, dev, bus),
    };
  });
}

function noteBus(
  { host, platform, ledger }: Context,
  wanted: IntendedDisk,
  dev: string,
  policy: { value: string; because: string },
): void {
  const path = `devices/disk[${dev}]/bus`;
  const offered = (host.values("disk bus") ?? []).filter((bus) => bus !== "fdc");
  const others = (bus: string) => offered.filter((other) => other !== bus);
  if (wanted.bus === undefined) {
    ledger.decide(path, policy.value, policy.because, others(policy.value));
    return;
  }
  if (offered.length > 0 && !offered.includes(wanted.bus)) {
    const because = `the machine '${platform.machine}' of this host has no such bus`;
    throw new ImpossibleChoice({ what: "Disk bus", value: wanted.bus, because, accepted: offered });
  }
  ledger.obey(path, wanted.bus, others(wanted.bus));
}

function source({ source: from }: IntendedDisk): Pick<Disk, "type" | "source"> {
  if (from.kind === "file") return { type: "file", source: { file: from.path } };
  if (from.kind === "block") return { type: "block", source: { dev: from.path } };
  return { type: "volume", source: { pool: from.pool, volume: from.volume } };
}

function driver(
  { platform, ledger }: Context,
  { device, source: from, format }: IntendedDisk,
  dev: string,
): NonNullable<Disk["driver"]> {
  const base = { name: "qemu", type: format };
  if (!platform.isQemu || device === "cdrom") return base;
  const path = `devices/disk[${dev}]/driver`;
  ledger.decide(`${path}/discard`, "unmap", "What the guest deletes is given back to the host.", ["ignore"]);
  if (from.kind === "block") {
    ledger.decide(`${path}/cache`, "none", "The guest caches by itself, and nothing lies unwritten on the host.", [
      "writeback",
    ]);
    ledger.decide(`${path}/io`, "native", "The fastest for block devices without the host's cache.", [
      "threads",
      "io_uring",
    ]);
    return { ...base, cache: "none", io: "native", discard: "unmap" };
  }
  ledger.decide(`${path}/cache`, "writeback", "Works on every file system; what the guest flushes is on disk.", [
    "none",
    "writethrough",
  ]);
  return { ...base, cache: "writeback", discard: "unmap" };
}

function target({ device }: IntendedDisk, dev: string, bus: string): Pick<Disk, "target" | "readonly"> {
  return { target: { dev, bus }, ...(device === "cdrom" ? { readonly: true } : {}) };
}
