import { domainSnapshotCreateFlag } from "@hob/libvirt";
import type { Disk, Domain, DomainSnapshot, SnapshotDisk } from "@hob/libvirt-xml";
import { SnapshotRefused } from "../../virt-errors.ts";
import type { SnapshotOptions } from "./snapshots.ts";

/** What libvirt is asked for. */
export interface SnapshotPlan {
  readonly document: DomainSnapshot;
  /** Of `domainSnapshotCreateFlag`. */
  readonly flags: number;
  readonly external: boolean;
  /** Whether the firmware's variables and the TPM's state are to be copied beside. */
  readonly keepsFirmware: boolean;
}

/** Decides how a snapshot is taken. @throws SnapshotRefused for what libvirt would not do, with a reason and a way out. */
export function planSnapshot(guest: Domain, isRunning: boolean, options: SnapshotOptions): SnapshotPlan {
  const disks = guest.devices.disks.filter((disk) => isWritable(disk));
  const included = disks.filter(({ target }) => options.disks?.[target.dev]?.include ?? true);
  const obstacle = internalObstacle(guest, disks, included);
  const kind =
    options.kind ?? (obstacle || options.memory || options.quiesce || options.reuse ? "external" : "internal");
  const name = options.name ?? String(Math.floor(Date.now() / 1000));
  const refuse = (reason: string, advice: string): never => {
    throw new SnapshotRefused({ guest: guest.name, work: `taking ${kind} snapshot '${name}'`, reason, advice });
  };
  if (/^\.|\//.test(name)) refuse("files are named after it", "Leave out slashes, and a dot at its beginning");
  const unknown = Object.keys(options.disks ?? {}).find((dev) => !disks.some(({ target }) => target.dev === dev));
  if (unknown) refuse(`it has no disk '${unknown}' that it writes to`, "Name its disks by their targets");
  const naming = { name, ...(options.description === undefined ? {} : { description: options.description }) };

  if (kind === "internal") {
    if (obstacle) refuse(obstacle, "Take an external one");
    if (options.memory === false && isRunning)
      refuse("of a running guest the memory is always part", "Shut it down first");
    const memory = { snapshot: isRunning ? "internal" : "no" } as const;
    return {
      document: { ...naming, memory, disks: guest.devices.disks.map((disk) => internalDisk(disk, included)) },
      flags: domainSnapshotCreateFlag.validate,
      external: false,
      keepsFirmware: !isRunning,
    };
  }
  if (options.memory && options.quiesce) refuse("with its memory it needs no rest", "Leave one of them out");
  const file = isRunning ? memoryFile(options, name, included) : null;
  if (options.quiesce && !isRunning) refuse("a guest that is off is at rest", "Leave that out");
  return {
    document: {
      ...naming,
      memory: file === null ? { snapshot: "no" } : { snapshot: "external", file },
      disks: guest.devices.disks.map((disk) => externalDisk(disk, included, name, options)),
    },
    flags:
      domainSnapshotCreateFlag.validate |
      domainSnapshotCreateFlag.atomic |
      (file === null ? domainSnapshotCreateFlag.diskOnly : 0) |
      (options.quiesce ? domainSnapshotCreateFlag.quiesce : 0) |
      (options.reuse ? domainSnapshotCreateFlag.reuseExt : 0),
    external: true,
    keepsFirmware: file === null,
  };
}

const isWritable = (disk: Disk): boolean =>
  disk.source !== undefined && !disk.readonly && (disk.device ?? "disk") === "disk" && disk.snapshot !== "no";

/** Why no internal snapshot can be taken; null where one can. */
function internalObstacle(guest: Domain, disks: readonly Disk[], included: readonly Disk[]): string | null {
  if (guest.os.loader?.type === "pflash" || guest.os.firmware === "efi") {
    return "libvirt keeps no firmware variables within images, and so takes no internal ones of guests with UEFI";
  }
  const other = disks.find(({ driver }) => driver?.type !== "qcow2");
  if (other)
    return `disk '${other.target.dev}' is ${other.driver?.type ?? "of unknown format"}, and only qcow2 can hold one`;
  if (disks.length === 0) return "it has no disk that could hold one";
  return included.length === disks.length ? null : "it is of all disks or of none";
}

const internalDisk = (disk: Disk, included: readonly Disk[]): SnapshotDisk => ({
  name: disk.target.dev,
  snapshot: included.includes(disk) ? "internal" : "no",
});

function externalDisk(
  disk: Disk,
  included: readonly Disk[],
  name: string,
  { disks }: Pick<SnapshotOptions, "disks">,
): SnapshotDisk {
  if (!included.includes(disk)) return { name: disk.target.dev, snapshot: "no" };
  const { file, format = "qcow2" } = disks?.[disk.target.dev] ?? {};
  const path = file ?? besides(disk, name);
  const source = path === null ? {} : { type: "file", source: { file: path } };
  return { name: disk.target.dev, snapshot: "external", driver: { type: format }, ...source };
}

/** The path of an image with the snapshot's name, beside that of a disk which may have another's. */
export function besides(disk: Disk, name: string): string | null {
  const path = disk.source?.file;
  if (path === undefined) return null;
  const slash = path.lastIndexOf("/");
  const dot = path.lastIndexOf(".");
  return `${dot > slash + 1 ? path.slice(0, dot) : path}.${name}`;
}

function memoryFile({ memory = false }: SnapshotOptions, name: string, included: readonly Disk[]): string | null {
  if (memory === false) return null;
  if (typeof memory === "object") return memory.file;
  const path = included.map((disk) => besides(disk, `${name}.memory`)).find((found) => found !== null);
  return path ?? null;
}
