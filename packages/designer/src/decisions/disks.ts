import type { Disk } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { DiskNames } from "../disk-names.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";
import type { Reasoned } from "../ledger.ts";
import { diskBus } from "./disk-bus.ts";
import { diskSource } from "./disk-source.ts";
import { diskDriver } from "./disk-driver.ts";

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
      ...diskSource(wanted),
      device: wanted.device,
      driver: diskDriver(context, wanted, dev, bus),
      ...target(wanted, dev, bus),
    };
  });
}

function noteBus(
  { host, platform, ledger }: Context,
  wanted: IntendedDisk,
  dev: string,
  policy: Reasoned<string>,
): void {
  const path = `devices/disk[${dev}]/bus`;
  const offered = (host.values("disk bus") ?? []).filter((bus) => bus !== "fdc");
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

function target({ device }: IntendedDisk, dev: string, bus: string): Pick<Disk, "target" | "readonly"> {
  return { target: { dev, bus }, ...(device === "cdrom" ? { readonly: true } : {}) };
}
