import type { Disk } from "@hob/libvirt-xml";
import { checkNumber } from "../check-number.ts";
import type { Context } from "../context.ts";
import { DiskNames } from "../disk-names.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";
import type { Reasoned } from "../ledger.ts";
import { said } from "../said.ts";
import { diskBus } from "./disk-bus.ts";
import { diskDriver } from "./disk-driver.ts";
import { diskSource } from "./disk-source.ts";
import { iothreads } from "./iothreads.ts";

/** The guest's disks and drives, in the order in which they were asked for, and how many threads serve them. */
export function disks(context: Context, vcpus: number): { readonly disks: Disk[]; readonly iothreads: number } {
  if (context.platform.kind === "container") return { disks: [], iothreads: 0 };
  const names = new DiskNames();
  const chosen = new Map(context.intent.disks.map((wanted) => [wanted, chooseBus(context, wanted)] as const));
  const busOf = (wanted: IntendedDisk) => wanted.bus ?? chosen.get(wanted)?.value ?? "";
  const threads = iothreads(context, busOf);
  const made = context.intent.disks.map((wanted): Disk => {
    const bus = busOf(wanted);
    const dev = names.next(bus);
    checkReadonly(wanted, bus);
    noteBus(context, wanted, dev, chosen.get(wanted) as Reasoned<string>);
    return {
      ...diskSource(wanted),
      device: wanted.device,
      driver: diskDriver(context, wanted, { dev, bus, vcpus, iothread: threads.of(wanted) }),
      ...target(context, wanted, dev, bus),
      ...said({
        readonly: wanted.device === "cdrom" || wanted.readonly === true ? true : undefined,
        shareable: wanted.shareable === true ? true : undefined,
        serial: serial(context, wanted, dev),
      }),
    };
  });
  return { disks: made, iothreads: threads.count };
}

const chooseBus = (context: Context, wanted: IntendedDisk): Reasoned<string> =>
  wanted.device === "floppy"
    ? { value: "fdc", because: "Floppy drives have a controller of their own." }
    : diskBus(context, wanted);

function noteBus(
  { host, platform, ledger }: Context,
  wanted: IntendedDisk,
  dev: string,
  policy: Reasoned<string>,
): void {
  const path = `devices/disk[${dev}]/bus`;
  const known = host.values("disk bus") ?? [];
  const isFloppy = wanted.device === "floppy";
  const offered = known.filter((bus) => (bus === "fdc") === isFloppy);
  // QEMU for ARM and RISC-V tells of a floppy controller too, but has no place for it.
  if (isFloppy && (!platform.isX86 || (known.length > 0 && offered.length === 0))) {
    const because = `the machine '${platform.machine}' has no floppy drive`;
    throw new ImpossibleChoice({ what: "Device", value: "floppy", because, accepted: ["disk", "cdrom"] });
  }
  const others = (bus: string) => offered.filter((other) => other !== bus);
  if (wanted.bus === undefined) {
    ledger.follow(path, policy, others(policy.value));
    return;
  }
  if (offered.length > 0 && !offered.includes(wanted.bus)) {
    const because = `the machine '${platform.machine}' of this host has no such bus`;
    throw new ImpossibleChoice({ what: "Disk bus", value: wanted.bus, because, accepted: offered });
  }
  ledger.obey(path, wanted.bus, others(wanted.bus));
}

/** @throws ImpossibleChoice where the emulated hardware has no word for it. */
function checkReadonly({ device, readonly }: IntendedDisk, bus: string): void {
  if (device !== "disk" || readonly !== true || !["ide", "sata"].includes(bus)) return;
  const because = `a disk on bus '${bus}' can always be written`;
  throw new ImpossibleChoice({ what: "Read-only disk", value: bus, because, accepted: ["virtio", "scsi", "usb"] });
}

function target({ ledger }: Context, wanted: IntendedDisk, dev: string, bus: string): Pick<Disk, "target"> {
  const { rotation } = wanted;
  if (rotation === undefined) return { target: { dev, bus } };
  const buses = ["scsi", "sata", "ide"];
  if (wanted.device !== "disk" || !buses.includes(bus)) {
    const because = `a ${wanted.device} on bus '${bus}' does not tell it`;
    throw new ImpossibleChoice({ what: "Rotation", value: String(rotation), because, accepted: buses });
  }
  const rotationRate = rotation === "ssd" ? 1 : checkNumber("Rotation", rotation, 1025, 65_534);
  ledger.obey(`devices/disk[${dev}]/rotation`, rotation);
  return { target: { dev, bus, rotationRate } };
}

function serial({ ledger }: Context, { serial: asked }: IntendedDisk, dev: string): string | undefined {
  if (asked === undefined) return undefined;
  if (!/^[\w .+-]{1,20}$/.test(asked)) {
    const accepted = "1 to 20 letters, digits, '_', '.', '+', '-' and spaces: what a virtio disk can tell";
    throw new InvalidIntent({ what: "Disk serial", value: asked, accepted });
  }
  return ledger.obey(`devices/disk[${dev}]/serial`, asked);
}
