import type { Controller, Disk, Domain } from "@hob/libvirt-xml";
import { diskNames, renamed } from "../from-document/laid-under.ts";
import { busOf } from "../from-document/intent-of-domain.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";
import { freeDiskName } from "./free-disk-name.ts";
import { freePorts } from "./free-ports.ts";
import { iothreadFor } from "./iothread-for.ts";
import { decisionsAt, type GuestStep, type Redesign } from "./guest-step.ts";

/** Adds a disk or a drive: on a bus that the guest's machine has, under the first name that is free there. */
export function addDisk(guest: Domain, wanted: IntendedDisk, redesign: Redesign): GuestStep {
  const { devices } = guest;
  const proven = wanted.bus === undefined && wanted.device === "disk" ? provenBus(devices.disks) : null;
  const made = redesign({ disks: [wanted] });
  const fits = proven === null || made.domain.devices.disks[0]?.target.bus === proven.bus;
  const design = fits ? made : redesign({ disks: [{ ...wanted, bus: proven.bus }] });
  const plain = design.domain.devices.disks[0];
  if (!plain) return { guest, decisions: design.decisions, warnings: design.warnings };
  const dev = freeDiskName(devices.disks, plain.target.bus ?? "virtio");
  const { boot, ...rest } = plain;
  const thread = plain.driver?.iothread === undefined ? null : iothreadFor(guest, wanted.iothread === true);
  const disk: Disk = {
    ...rest,
    // The guest goes on starting from what it starts from today.
    ...(wanted.bootOrder === undefined || boot === undefined ? {} : { boot }),
    ...(plain.driver && thread ? { driver: { ...plain.driver, iothread: thread.id } } : {}),
    target: { ...plain.target, dev },
  };
  const names = diskNames(design.domain, { ...design.domain, devices: { ...devices, disks: [disk] } });
  const decisions = decisionsAt(design, `devices/disk[${plain.target.dev}]`).map((decision) => {
    const path = renamed(decision.path, names);
    if (fits || !path.endsWith("/bus")) return { ...decision, path };
    return { ...decision, path, by: "policy" as const, because: `The guest's disk '${proven.dev}' works there.` };
  });
  return {
    guest: {
      ...guest,
      ...thread?.threads,
      devices: {
        ...devices,
        disks: [...devices.disks, disk],
        controllers: [...devices.controllers, ...missingControllers(devices.controllers, design.domain, disk)],
      },
    },
    decisions,
    warnings: warningsFor(guest, disk),
  };
}

/** A bus that the guest's own disks show it can drive, where it is faster than what would be guessed. */
function provenBus(disks: readonly Disk[]): { readonly bus: string; readonly dev: string } | null {
  const found = disks.find((disk) => (disk.device ?? "disk") === "disk" && ["virtio", "scsi"].includes(busOf(disk)));
  return found ? { bus: busOf(found), dev: found.target.dev } : null;
}

function missingControllers(present: readonly Controller[], designed: Domain, { target }: Disk): Controller[] {
  if (target.bus !== "scsi" || present.some(({ type }) => type === "scsi")) return [];
  return designed.devices.controllers.filter(({ type }) => type === "scsi");
}

/** Ports are made when a guest is defined, but not while it runs. */
const warningsFor = (guest: Domain, { target }: Disk): string[] =>
  target.bus === "virtio" && freePorts(guest) === 0
    ? [
        `No PCI Express port of '${guest.name}' is free: the disk '${target.dev}' is there when it starts the next time.`,
      ]
    : [];
