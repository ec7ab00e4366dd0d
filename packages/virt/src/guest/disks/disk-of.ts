import {
  domainBlockPeek,
  domainBlockResize,
  domainBlockResizeFlag,
  domainDiskErrorCode,
  domainGetBlockInfo,
  domainGetDiskErrors,
  domainIsActive,
  domainSetBlockThreshold,
} from "@hob/libvirt";
import type { DiskSource } from "@hob/libvirt-xml";
import { formatBytes } from "@hob/units";
import { sizeOfBytes } from "../../sizes.ts";
import { DiskRefused } from "../../virt-errors.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { beginCommit } from "./begin-commit.ts";
import { beginCopy } from "./begin-copy.ts";
import { beginPull } from "./begin-pull.ts";
import { hearBlockJobs } from "./block-job-events.ts";
import type { MirrorEnd } from "./block-job.ts";
import { definedDisk } from "./defined-disk.ts";
import { liveChain, storedChain } from "./disk-chain.ts";
import type { DiskImage, ImageName } from "./disk-image.ts";
import { diskStatistics } from "./disk-statistics.ts";
import type { CommitBelowOptions, CommitOptions, GuestDisk } from "./guest-disk.ts";
import { type BlockWork, jobProgress, mirrorJob } from "./mirror-job.ts";
import { resizeVolume } from "./resize-volume.ts";
import { sameSource } from "./same-source.ts";

/** The disk of a target. That it exists is seen when it is asked for something. */
export function diskOf(calls: GuestCalls, target: string): GuestDisk {
  const { call, link, dom } = calls;
  const isRunning = async () => (await call(domainIsActive, {})).active;
  const images = async () => liveChain(await definedDisk(calls, target)).images;
  const run = async (work: string, end: MirrorEnd, begin: () => Promise<unknown>, isDone: BlockWork["isDone"]) => {
    const events = await hearBlockJobs(calls, target);
    try {
      await begin();
    } catch (error) {
      events.close();
      throw error;
    }
    return mirrorJob(calls, { work, target, end, isDone, events });
  };
  /** Whether the guest writes to an image. */
  const writesTo = async (source: DiskSource | undefined) => sameSource((await images())[0]?.source, source);
  /** The images of the moment, to tell later what became of them. */
  const find = async (name: ImageName): Promise<DiskImage> => {
    const found = (await images()).find(({ index, path }) => name === index || name === path);
    if (found) return found;
    const reason = `'${name}' is none of the images that it lies over`;
    throw new DiskRefused({ guest: dom.name, disk: target, work: "naming an image of", reason });
  };
  const nameOf = (image: DiskImage | undefined) =>
    image === undefined ? null : image.index === null ? image.path : `${target}[${image.index}]`;

  return {
    target,
    async info() {
      const { capacity, allocation, physical } = await call(domainGetBlockInfo, { path: target });
      return {
        capacity: sizeOfBytes(capacity),
        allocation: sizeOfBytes(allocation),
        physical: sizeOfBytes(physical),
      };
    },
    async chain() {
      const defined = await definedDisk(calls, target);
      return (await isRunning()) ? liveChain(defined) : storedChain(link, defined);
    },
    statistics: () => diskStatistics(calls, target),
    async error() {
      const { errors } = await call(domainGetDiskErrors, { maxErrors: 256 });
      const found = errors.find(({ disk }) => disk === target)?.error ?? domainDiskErrorCode.none;
      if (found === domainDiskErrorCode.none) return null;
      return found === domainDiskErrorCode.noSpace ? "no-space" : "unspecified";
    },
    peek: async (offset, length) =>
      (await call(domainBlockPeek, { path: target, offset: BigInt(offset), size: length })).buffer,

    async resize(capacity) {
      const now = sizeOfBytes((await call(domainGetBlockInfo, { path: target })).capacity);
      if (capacity < now) {
        const reason = `it has ${formatBytes(now)}, and ${formatBytes(capacity)} would cut its end off`;
        throw new DiskRefused({ guest: dom.name, disk: target, work: "making smaller", reason });
      }
      if (await isRunning()) {
        const size = BigInt(capacity);
        await calls.callApart(domainBlockResize, { disk: target, size, flags: domainBlockResizeFlag.bytes });
      } else {
        await resizeVolume(calls, target, capacity);
      }
    },
    async setThreshold(threshold, { index } = {}) {
      const device = index === undefined ? target : `${target}[${index}]`;
      await call(domainSetBlockThreshold, { device, threshold: BigInt(threshold) });
    },

    async copy(to, options = {}) {
      const { end = "pivot" } = options;
      return run(
        "copying",
        end,
        () => beginCopy(calls, target, to, options),
        // A copy beside the guest is whole only when it was ended here: a job that was cut short leaves the guest alike.
        async () => end !== "stay" && writesTo(to.source),
      );
    },
    async pull({ base, speed } = {}) {
      const kept = base === undefined ? undefined : await find(base);
      return run(
        "pulling into",
        "wait",
        () => beginPull(calls, target, nameOf(kept), speed),
        async () => {
          const [, below] = await images();
          return kept === undefined ? below === undefined : sameSource(below?.source, kept.source);
        },
      );
    },
    async commit({ base, end = "pivot", ...options }: CommitOptions = {}) {
      const chain = await images();
      const into = base === undefined ? chain.at(-1) : await find(base);
      const commit = { base: nameOf(into), top: null, active: true, ...options };
      return run(
        "committing",
        end,
        () => beginCommit(calls, target, commit),
        () => writesTo(into?.source),
      );
    },
    async commitBelow({ top, base, ...options }: CommitBelowOptions) {
      const [from, into] = [await find(top), base === undefined ? undefined : await find(base)];
      const commit = { base: nameOf(into), top: nameOf(from), active: false, ...options };
      return run(
        "committing below",
        "wait",
        () => beginCommit(calls, target, commit),
        async () => (await images()).every(({ source }) => !sameSource(source, from.source)),
      );
    },
    async job() {
      if ((await jobProgress(calls, target)) === null) return null;
      return run(
        "a job of",
        "wait",
        async () => {},
        async (reason) => reason === null,
      );
    },
    jobProgress: () => jobProgress(calls, target),
  };
}
