import type { Disk, Domain, Interface } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import { type BootKind, bootKinds } from "../intent/intended-boot.ts";

/** Where the guest starts from: at its devices, or, for hypervisors that cannot, as kinds of device. */
export interface BootOrder {
  readonly disks: Disk[];
  readonly interfaces: Interface[];
  readonly boot: Domain["os"]["boot"];
}

/** A device that can be started from. */
interface Bootable {
  readonly kind: BootKind;
  readonly label: string;
  readonly asked: number | undefined;
  readonly disk?: number;
  readonly network?: number;
}

const words: Readonly<Record<BootKind, string>> = { disk: "hd", cdrom: "cdrom", network: "network", floppy: "fd" };

/**
 * Disks first, then CDs, then the network: an empty disk is passed over, so that an installer starts once, and the
 * installed system ever after. A guest that is handed its kernel starts from nothing else.
 */
export function bootOrder(context: Context, disks: readonly Disk[], interfaces: readonly Interface[]): BootOrder {
  const { platform, host } = context;
  const unordered = { disks: [...disks], interfaces: [...interfaces], boot: [] };
  if (platform.osType !== "hvm" && context.intent.boot !== undefined) {
    const because = `a guest of kind '${platform.osType}' starts its own kernel or program`;
    throw new ImpossibleChoice({ what: "Boot device", value: context.intent.boot.join(", "), because, accepted: [] });
  }
  const sorted = platform.osType === "hvm" ? order(context, disks, interfaces) : [];
  if (sorted.length === 0) return unordered;
  note(context, sorted);
  if (!host.hasDeviceBoot) {
    return { ...unordered, boot: [...new Set(sorted.map(({ kind }) => words[kind]))].map((dev) => ({ dev })) };
  }
  const place = (is: (one: Bootable) => boolean) => {
    const found = sorted.findIndex(is);
    return found < 0 ? {} : { boot: found + 1 };
  };
  return {
    disks: disks.map((disk, index) => ({ ...disk, ...place((one) => one.disk === index) })),
    interfaces: interfaces.map((each, index) => ({ ...each, ...place((one) => one.network === index) })),
    boot: [],
  };
}

function order({ intent }: Context, disks: readonly Disk[], interfaces: readonly Interface[]): Bootable[] {
  const all: Bootable[] = [
    ...disks.map((disk, index) => ({
      kind: kindOf(disk),
      label: disk.target.dev,
      asked: intent.disks[index]?.bootOrder,
      disk: index,
    })),
    ...interfaces.map((_, index) => ({
      kind: "network" as const,
      label: "network",
      asked: intent.networks[index]?.bootOrder,
      network: index,
    })),
  ];
  const numbered = all.filter(({ asked }) => asked !== undefined).toSorted((a, b) => Number(a.asked) - Number(b.asked));
  checkNumbers(numbered);
  if (numbered.length > 0 && intent.boot === undefined) return numbered;
  if (intent.kernel && intent.boot === undefined) return [];
  const kinds = checkKinds(intent.boot) ?? ["disk", "cdrom", "network"];
  // Of several cards only the first is tried: each takes its time to give up.
  const rest = kinds.flatMap((kind) => {
    const found = all.filter((one) => one.kind === kind && one.asked === undefined);
    return kind === "network" ? found.slice(0, 1) : found;
  });
  return [...numbered, ...rest];
}

const kindOf = ({ device }: Disk): BootKind => (device === "cdrom" ? "cdrom" : device === "floppy" ? "floppy" : "disk");

function note({ intent, ledger }: Context, sorted: readonly Bootable[]): void {
  const value = sorted.map(({ label }) => label).join(", ");
  const isAsked = intent.boot !== undefined || sorted.some(({ asked }) => asked !== undefined);
  if (isAsked) ledger.obey("os/boot", value);
  else
    ledger.decide("os/boot", value, "An empty disk is passed over: the installer starts once, then what it installed.");
}

function checkNumbers(numbered: readonly Bootable[]): void {
  const seen = new Set<number>();
  for (const { asked = 0, label } of numbered) {
    if (!Number.isSafeInteger(asked) || asked < 1 || seen.has(asked)) {
      const accepted = "whole numbers from 1, each for one device";
      throw new InvalidIntent({ what: `Place in the boot order of ${label}`, value: String(asked), accepted });
    }
    seen.add(asked);
  }
}

function checkKinds(kinds: readonly BootKind[] | undefined): readonly BootKind[] | undefined {
  const wrong = kinds?.find((kind, index) => !bootKinds.includes(kind) || kinds.indexOf(kind) !== index);
  if (wrong !== undefined) {
    throw new InvalidIntent({ what: "Boot device", value: wrong, accepted: `${bootKinds.join(", ")}, each once` });
  }
  return kinds;
}
