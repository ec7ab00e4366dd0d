import {
  domainEvents,
  domainGetJobStats,
  domainGetJobStatsFlag,
  domainJobOperation,
  domainJobStat as stat,
  domainJobType,
  isLibvirtError,
  type TypedParameters,
} from "@hob/libvirt";
import { Listeners } from "../../listeners.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { isHeard } from "../is-heard.ts";
import { whileItEnds } from "../while-it-ends.ts";

/** How a backup ended, and what libvirt says of one that did not come to its end. */
export interface BackupEnd {
  readonly completed: boolean;
  readonly reason: string | null;
}

/** Hears of the end of a guest's backup, which other work of the guest cannot hide. */
export interface BackupEnds {
  /** Hears that it ended, to look at once. */
  readonly changes: Listeners<void>;
  /** How the first one ended since it was listened to, or since the last was forgotten; null for none. */
  heard(): BackupEnd | null;
  /** An end that is heard of before a backup has begun may be another one's. */
  forget(): void;
  close(): void;
}

/** Listens from before a backup begins. The caller closes it. Without such events there is always the looking. */
export async function hearBackupEnds({ link, dom, known }: GuestCalls): Promise<BackupEnds> {
  const changes = new Listeners<void>();
  let first: BackupEnd | null = null;
  const subscription = link.events.add(domainEvents.jobCompleted, { of: dom }, ({ parameters }) => {
    if (!isOfBackup(parameters) || first) return;
    first = { completed: parameters.get(stat.success) === true, reason: reasonIn(parameters) };
    changes.tell();
  });
  try {
    await known(isHeard(subscription));
  } catch (error) {
    subscription.close();
    throw error;
  }
  return {
    changes,
    heard: () => first,
    forget: () => {
      first = null;
    },
    close: () => subscription.close(),
  };
}

/** Figures of a guest's job. */
export interface JobFigures {
  /** Of `domainJobType`. */
  readonly type: number;
  /** Names are those of `domainJobStat`. */
  readonly parameters: TypedParameters;
}

/** Figures of the guest's job; null where it is off and so has none. */
export async function jobStats({ call }: GuestCalls, flags: number): Promise<JobFigures | null> {
  try {
    return await whileItEnds(() => call(domainGetJobStats, { flags }));
  } catch (error) {
    if (isLibvirtError(error, "operation-invalid")) return null;
    throw error;
  }
}

/** Whether figures are those of a backup. */
export const isOfBackup = (parameters: TypedParameters): boolean =>
  parameters.get(stat.operation) === domainJobOperation.backup;

const outcomes = {
  [domainJobType.completed]: "completed",
  [domainJobType.failed]: "failed",
  [domainJobType.cancelled]: "cancelled",
} as const;

/** How the last job ended, if it was a backup, and as far as libvirt remembers. */
export async function lastOutcome(calls: GuestCalls): Promise<"completed" | "failed" | "cancelled" | null> {
  return (await lastOf(calls))?.outcome ?? null;
}

/** The end of the last job, if it was a backup, and as far as libvirt remembers. */
export async function lastEnd(calls: GuestCalls): Promise<BackupEnd | null> {
  const last = await lastOf(calls);
  return last && { completed: last.outcome === "completed", reason: last.reason };
}

async function lastOf(calls: GuestCalls) {
  const stats = await jobStats(calls, domainGetJobStatsFlag.completed | domainGetJobStatsFlag.keepCompleted);
  const outcome = stats && outcomes[stats.type as keyof typeof outcomes];
  if (!stats || outcome === undefined || !isOfBackup(stats.parameters)) return null;
  const unexplained = outcome === "cancelled" ? "somebody gave it up" : null;
  return { outcome, reason: reasonIn(stats.parameters) ?? unexplained };
}

function reasonIn(parameters: TypedParameters): string | null {
  const reason = parameters.get(stat.errmsg);
  return typeof reason === "string" ? reason : null;
}
