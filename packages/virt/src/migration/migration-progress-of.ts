import { domainJobStat as stat, type TypedValue } from "@hob/libvirt";
import { type Bytes, bytes } from "@hob/units";
import { sizeOfBytes } from "../sizes.ts";
import type { MigrationPhase, MigrationProgress, TransferProgress } from "./migration-progress.ts";

type Figures = Readonly<Record<string, TypedValue>>;

const sizeOf = (value: TypedValue | undefined): Bytes | null =>
  typeof value === "bigint" ? sizeOfBytes(value) : typeof value === "number" ? bytes(value) : null;
const numberOf = (value: TypedValue | undefined): number | null =>
  typeof value === "bigint" || typeof value === "number" ? Number(value) : null;

function transferOf(figures: Figures, part: "memory" | "disk" | "data"): TransferProgress {
  const size = (name: string) => sizeOf(figures[`${part}_${name}`]) ?? bytes(0);
  const speed = sizeOf(figures[`${part}_bps`]);
  return { total: size("total"), done: size("processed"), remaining: size("remaining"), speed };
}

const sum = (a: Bytes | null, b: Bytes | null): Bytes | null =>
  a === null && b === null ? null : bytes((a ?? 0) + (b ?? 0));

/**
 * The figures of a domain's job as progress. Pages that are written to again and again are sent again and again, so the
 * share is of what is left, not of what was sent.
 *
 * @source libvirt-domain.h, VIR_DOMAIN_JOB_*
 */
export function migrationProgressOf(figures: Figures, phase: MigrationPhase, over = false): MigrationProgress {
  const [memory, disks] = [transferOf(figures, "memory"), transferOf(figures, "disk")];
  const total = bytes(memory.total + disks.total);
  const remaining = memory.remaining + disks.remaining;
  const pageSize = numberOf(figures[stat.memoryPageSize]);
  const dirtyPages = numberOf(figures[stat.memoryDirtyRate]);
  const share = total === 0 ? null : Math.max(0, 1 - remaining / total);
  return {
    phase,
    done: bytes(Math.max(0, total - remaining)),
    total,
    ratio: over ? 1 : share === null ? null : Math.min(share, 0.999),
    speed: sum(memory.speed, disks.speed),
    elapsedMs: numberOf(figures[stat.timeElapsed]) ?? 0,
    remainingMs: numberOf(figures[stat.timeRemaining]),
    memory,
    disks,
    iteration: numberOf(figures[stat.memoryIteration]),
    dirtyRate: pageSize === null || dirtyPages === null ? null : bytes(pageSize * dirtyPages),
    downtimeMs: numberOf(figures[stat.downtime]),
    setupMs: numberOf(figures[stat.setupTime]),
    throttle: numberOf(figures[stat.autoConvergeThrottle]),
    postCopyRequests: numberOf(figures[stat.memoryPostcopyReqs]),
  };
}
