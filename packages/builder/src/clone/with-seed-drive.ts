import type { Disk, Domain } from "@hob/libvirt-xml";
import { type Seed, seedDisk } from "../plan/plan-seed.ts";

/** A definition with what the first boot reads. */
export function withSeedDrive(guest: Domain, { medium, systemInfo }: Seed): Domain {
  const entries = (systemInfo?.entries ?? []).map((entry) =>
    "file" in entry ? { name: entry.name, file: entry.file } : entry,
  );
  const wanted = medium === null ? null : seedDisk(medium, guest.devices.disks[0]?.target.bus, null);
  const bus = wanted?.bus ?? busFor(guest);
  const disks: Disk[] =
    wanted === null || medium === null
      ? []
      : [
          {
            type: "file",
            device: wanted.device,
            driver: { name: "qemu", type: "raw" },
            source: { file: medium },
            target: { dev: freeTarget(guest, bus), bus: bus as NonNullable<Disk["target"]["bus"]> },
            readonly: true,
          },
        ];
  return {
    ...guest,
    ...(entries.length > 0
      ? {
          sysinfos: [
            ...(guest.sysinfos ?? []),
            { type: "fwcfg", entries, baseBoards: [], processors: [], memoryDevices: [] },
          ],
        }
      : {}),
    devices: { ...guest.devices, disks: [...guest.devices.disks, ...disks] },
  } as Domain;
}

/** The bus of a drive that the guest has already, else the usual one of its machine. */
function busFor({ devices, os }: Domain): "sata" | "ide" | "scsi" {
  const own = devices.disks.find(({ device }) => device === "cdrom")?.target.bus;
  const known = (["sata", "ide", "scsi"] as const).find((bus) => bus === own);
  if (known) return known;
  const machine = os.type.machine ?? "";
  if (machine.includes("q35")) return "sata";
  return /^(pc|pc-i440fx.*)$/.test(machine) ? "ide" : "scsi";
}

function freeTarget({ devices }: Domain, bus: string): string {
  const prefix = bus === "ide" ? "hd" : bus === "virtio" ? "vd" : "sd";
  const taken = new Set(devices.disks.map(({ target }) => target.dev));
  return (
    [..."abcdefghijklmnopqrstuvwxyz"].map((letter) => prefix + letter).find((dev) => !taken.has(dev)) ?? `${prefix}aa`
  );
}
