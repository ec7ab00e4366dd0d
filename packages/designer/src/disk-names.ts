import { ImpossibleChoice } from "./designer-errors.ts";

const prefixes: Readonly<Record<string, string>> = { virtio: "vd", ide: "hd", xen: "xvd", fdc: "fd" };
const most: Readonly<Record<string, number>> = { ide: 4, fdc: 2 };

/** Gives each disk of a guest its name by its bus: `vda`, `vdb`, … `sda`. */
export class DiskNames {
  readonly #used = new Map<string, number>();

  /** @throws ImpossibleChoice when a bus has no place left. */
  next(bus: string): string {
    const prefix = prefixes[bus] ?? "sd";
    const index = this.#used.get(prefix) ?? 0;
    const limit = most[bus];
    if (limit !== undefined && index >= limit) {
      const because = `it takes ${limit} disks, and this would be number ${index + 1}`;
      throw new ImpossibleChoice({ what: "Disk bus", value: bus, because, accepted: ["virtio", "scsi", "sata"] });
    }
    this.#used.set(prefix, index + 1);
    return prefix + letters(index);
  }
}

/** 0 → `a`, 25 → `z`, 26 → `aa`. */
function letters(index: number): string {
  const last = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
