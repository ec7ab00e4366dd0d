import type { Disk, Domain, DomainCheckpoint } from "@hob/libvirt-xml";
import { DiskNotFound, DiskRefused } from "../../virt-errors.ts";
import type { CheckpointOptions } from "./checkpoints.ts";

/** What libvirt is asked for. @throws DiskNotFound, DiskRefused */
export function checkpointDocument(
  guest: Domain,
  { name, description, disks: targets }: Pick<CheckpointOptions, "name" | "description" | "disks">,
): DomainCheckpoint {
  const { disks } = guest.devices;
  for (const target of targets ?? []) {
    const disk = disks.find(({ target: { dev } }) => dev === target);
    if (!disk) {
      throw new DiskNotFound({ guest: guest.name, disk: target, disks: disks.map((each) => each.target.dev) });
    }
    if (canNote(disk)) continue;
    const reason = "it is no qcow2 image that the guest writes to, and only these note what is written";
    throw new DiskRefused({ guest: guest.name, disk: target, work: "making a checkpoint of", reason });
  }
  return {
    name: name ?? String(Math.floor(Date.now() / 1000)),
    ...(description === undefined ? {} : { description }),
    disks: disks.map((disk) => ({
      name: disk.target.dev,
      checkpoint: canNote(disk) && (targets?.includes(disk.target.dev) ?? true) ? "bitmap" : "no",
    })),
  };
}

const canNote = (disk: Disk): boolean =>
  disk.source !== undefined && !disk.readonly && (disk.device ?? "disk") === "disk" && disk.driver?.type === "qcow2";
