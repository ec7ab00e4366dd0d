import type { Filesystem } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { lacks } from "../host-abilities.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";
import type { IntendedDirectory } from "../intent/intended-extras.ts";

/** Directories of the host that the guest sees, and what a container has instead of disks. */
export function filesystems(context: Context): Filesystem[] {
  const disks = context.platform.kind === "container" ? mountedDisks(context) : [];
  return [...disks, ...(context.intent.directories ?? []).map((directory) => shared(context, directory))];
}

/** A container's disks: the first is its root, the others are mounted below `/mnt`. */
function mountedDisks({ intent, ledger }: Context): Filesystem[] {
  const hasRoot = intent.disks.length > 0 || intent.directories?.some(({ target }) => target === "/");
  if (!hasRoot) ledger.warn("Without a disk for its root the container sees all of the host's files.");
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

function shared(context: Context, { path, target, by, readonly }: IntendedDirectory): Filesystem {
  const { platform, ledger } = context;
  if (!path.startsWith("/")) {
    throw new InvalidIntent({ what: "Directory", value: path, accepted: "a whole path on the host" });
  }
  const base = { type: "mount", source: { dir: path }, target, ...(readonly ? { readonly: true } : {}) } as const;
  const at = `devices/filesystem[${target}]/driver`;
  if (platform.kind === "container") {
    ledger.obey(at, "mount");
    return { ...base, accessMode: "passthrough" };
  }
  if (sharingOf(context, at, by) === "9p") return { ...base, accessMode: "mapped" };
  if (readonly) {
    const because = "virtiofs cannot keep the guest from writing; mount it read-only in the guest, or take 9p";
    throw new ImpossibleChoice({ what: "Read-only directory", value: path, because, accepted: ["9p"] });
  }
  return { ...base, accessMode: "passthrough", driver: { type: "virtiofs" } };
}

/** Whether a guest is given directories by a program that must see its memory. */
export const needsSharedMemory = (made: readonly Filesystem[]): boolean =>
  made.some(({ driver }) => driver?.type === "virtiofs");

function sharingOf({ platform, host, ledger }: Context, at: string, by: IntendedDirectory["by"]): "virtiofs" | "9p" {
  const offered = platform.isQemu
    ? (["virtiofs", "9p"] as const).filter((each) => each === "9p" || !lacks(host, "filesystem driverType", each))
    : [];
  const [first] = offered;
  if (first === undefined) {
    const because = "only QEMU and containers have them";
    throw new ImpossibleChoice({
      what: "Directory",
      value: platform.guestType,
      because,
      accepted: ["qemu", "kvm", "lxc"],
    });
  }
  const because =
    first === "virtiofs" ? "It is faster than 9p, and files behave as local ones." : "The host has no virtiofs.";
  return ledger.choose({
    path: at,
    what: "Sharing",
    asked: by,
    offered,
    otherwise: "the host does not have it",
    policy: () => ({ value: first, because }),
  });
}
