import type { Filesystem } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";

/** What a container has instead of disks: the first is its root, the others are mounted below `/mnt`. */
export function filesystems({ intent, platform, ledger }: Context): Filesystem[] {
  if (platform.kind !== "container") return [];
  if (intent.disks.length === 0) {
    ledger.warn("Without a disk for its root the container sees all of the host's files.");
  }
  return intent.disks.map((disk, index) => {
    const target = index === 0 ? "/" : `/mnt/disk${index + 1}`;
    ledger.decide(
      `devices/filesystem[${target}]/type`,
      disk.source.kind,
      "A container mounts what a machine would attach.",
    );
    return { ...mounted(disk), target };
  });
}

function mounted({ device, source, format }: IntendedDisk): Omit<Filesystem, "target"> {
  if (device !== "disk") {
    const because = "a container has no drives";
    throw new ImpossibleChoice({ what: "Device", value: device, because, accepted: ["disk"] });
  }
  if (source.kind === "block") return { type: "block", source: { dev: source.path } };
  if (source.kind !== "file") {
    const because = "libvirt mounts files and block devices in containers, nothing else";
    throw new ImpossibleChoice({ what: "Disk source", value: source.kind, because, accepted: ["file", "block"] });
  }
  // A loop device shows raw bytes only; other formats are served by qemu-nbd.
  const type = format === "raw" ? "loop" : "nbd";
  return { type: "file", driver: { type, format }, source: { file: source.path } };
}
