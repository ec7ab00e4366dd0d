import type { DiskTarget } from "@hob/libvirt-xml";

/** How a guest's disk names begin, by bus. */
const prefixes: Readonly<Record<string, string>> = {
  virtio: "vd",
  scsi: "sd",
  sata: "sd",
  usb: "sd",
  ide: "hd",
  fdc: "fd",
  sd: "sd",
  xen: "xvd",
  nvme: "nvme",
  uml: "ubd",
};

/** The name of a number of disk: `vda` for 0, `vdz` for 25, `vdaa` for 26. */
export function diskName(prefix: string, index: number): string {
  let letters = "";
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCodePoint(97 + (rest % 26)) + letters;
  }
  return prefix + letters;
}

/** The first name of a bus that no disk has. Buses whose disks are called alike share their names. */
export function nextDiskName(taken: Iterable<string>, bus: NonNullable<DiskTarget["bus"]>): string {
  const names = new Set(taken);
  const prefix = prefixes[bus] ?? "sd";
  for (let index = 0; ; index += 1) {
    const name = diskName(prefix, index);
    if (!names.has(name)) return name;
  }
}
