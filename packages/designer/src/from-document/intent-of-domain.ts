import type { Disk, Domain, Interface } from "@hob/libvirt-xml";
import { firmwareOf } from "../explain/setting-at.ts";
import { type GuestIntent, type GuestType, graphicsKinds, guestTypes } from "../guest-intent.ts";
import type { DiskSource, IntendedDisk } from "../intent/intended-disk.ts";
import type { IntendedNetwork } from "../intent/intended-network.ts";

/** What a domain says, as wishes: what it is, what it is for, and how its disks and interfaces are made. */
export function intentOfDomain(guest: Domain): GuestIntent {
  const { arch, machine } = guest.os.type;
  const says = guest.os.firmware !== undefined || guest.os.loader !== undefined;
  const firmware = says ? firmwareOf(guest) : null;
  const graphics = guest.devices.graphics.map(({ type }) => type).find((type) => isOneOf(graphicsKinds, type));
  return {
    ...needsOfDomain(guest),
    ...(guest.memory > 0 ? { memory: guest.memory } : {}),
    ...(guest.vcpu ? { vcpus: guest.vcpu.count } : {}),
    ...(arch === undefined ? {} : { arch }),
    ...(machine === undefined ? {} : { machine }),
    ...(isOneOf(guestTypes, guest.type) ? { platform: guest.type as GuestType } : {}),
    ...(firmware === null ? {} : { firmware }),
    ...(graphics === undefined ? {} : { graphics: graphics as "vnc" | "spice" }),
    disks: guest.devices.disks.map((disk) => ({ ...neededDisk(disk), bus: busOf(disk) })),
    networks: guest.devices.interfaces.map((card) => ({
      ...neededNetwork(card),
      ...(card.model === undefined ? {} : { model: card.model }),
    })),
  };
}

/** What a domain is for, without how it is made: its disks' contents, its networks, its architecture. */
export function needsOfDomain(guest: Domain): GuestIntent {
  const { arch } = guest.os.type;
  return {
    name: guest.name,
    ...(arch === undefined ? {} : { arch }),
    disks: guest.devices.disks.map(neededDisk),
    networks: guest.devices.interfaces.map(neededNetwork),
  };
}

const isOneOf = <T extends string>(words: readonly T[], word: string): word is T => words.includes(word as T);

function neededDisk(disk: Disk): IntendedDisk {
  const device: IntendedDisk["device"] =
    disk.device === "cdrom" ? "cdrom" : disk.device === "floppy" ? "floppy" : "disk";
  return { device, source: sourceOf(disk, device), format: disk.driver?.type ?? "raw" };
}

function sourceOf({ type, source }: Disk, device: IntendedDisk["device"]): DiskSource {
  if (source?.dev !== undefined && type === "block") return { kind: "block", path: source.dev };
  if (source?.pool !== undefined && source.volume !== undefined) {
    return { kind: "volume", pool: source.pool, volume: source.volume };
  }
  if (source?.file !== undefined) return { kind: "file", path: source.file };
  // What the designer has no word for stays as the document has it; a file is the most careful guess for the rest.
  return device === "disk" ? { kind: "file", path: "/" } : { kind: "empty" };
}

const buses: Readonly<Record<string, string>> = {
  vd: "virtio",
  hd: "ide",
  sd: "scsi",
  xvd: "xen",
  fd: "fdc",
  ubd: "uml",
};

/** A disk's bus; where it says none, libvirt goes by its name. */
export const busOf = ({ target }: Disk): string =>
  target.bus ?? buses[/^(?:vd|hd|sd|xvd|fd|ubd)/.exec(target.dev)?.[0] ?? ""] ?? "virtio";

function neededNetwork({ type, source, mac }: Interface): IntendedNetwork {
  const card = mac === undefined ? {} : { mac };
  if (type === "bridge" && source?.bridge !== undefined) return { bridge: source.bridge, ...card };
  if (type === "direct" && source?.dev !== undefined) return { direct: source.dev, ...card };
  if (type === "user") return { user: true, ...card };
  return { network: source?.network ?? "default", ...card };
}
