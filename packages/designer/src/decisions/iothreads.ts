import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";

/** The threads of their own that serve a guest's disks. */
export interface Iothreads {
  readonly count: number;
  /** The thread that serves a disk, from 1; null where QEMU's main thread does. */
  of(disk: IntendedDisk): number | null;
}

/** Gives threads to the virtio disks: one to each that asks for it, or as many as the policy has, in turn. */
export function iothreads(
  { intent, platform, host, policy, ledger }: Context,
  busOf: (disk: IntendedDisk) => string,
): Iothreads {
  const none = { count: 0, of: () => null };
  const able = intent.disks.filter((disk) => disk.device === "disk" && busOf(disk) === "virtio");
  const asking = intent.disks.filter(({ iothread }) => iothread === true);
  const unable = asking.find((disk) => !able.includes(disk));
  if (unable || (asking.length > 0 && (!host.hasIothreads || !platform.isQemu))) {
    const because = unable ? `a disk on bus '${busOf(unable)}' cannot have one` : "the host has none for its guests";
    throw new ImpossibleChoice({ what: "I/O thread", value: "yes", because, accepted: unable ? ["virtio"] : [] });
  }
  if (!platform.isQemu || !host.hasIothreads) return none;
  const ruling = policy.get("disk.iothreads");
  const served = able.filter(({ iothread }) => iothread ?? (asking.length === 0 && ruling.value > 0));
  if (served.length === 0) return none;
  const count = asking.length > 0 ? asking.length : Math.min(ruling.value, served.length);
  if (asking.length > 0) ledger.obey("iothreads", count);
  else ledger.decide("iothreads", count, ruling.because, [], ruling.by);
  return {
    count,
    of: (disk) => {
      const place = served.indexOf(disk);
      return place < 0 ? null : (place % count) + 1;
    },
  };
}
