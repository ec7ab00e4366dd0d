import { randomUUID } from "node:crypto";
import { isHobError } from "@hob/errors";
import { type GuestType, probeNamePrefix } from "@hob/plugin-grid";
import type { Guest, Host } from "@hob/virt";
import { probeXml } from "./probe-xml.ts";

/** How long a probe may take, in ms: a working processor takes well under one second, on a busy machine a few. */
const deadlineMs = 10_000;

/** What came of a probe. */
export type ProbeOutcome =
  { readonly works: true; readonly tookMs: number } | { readonly works: false; readonly because: string };

/** What a probe is run on. */
export interface ProbeOptions {
  /** The host's id in the grid: it tells this installation's probe from all others. */
  readonly id: string;
  readonly guestType: GuestType;
  readonly signal?: AbortSignal;
}

/**
 * Starts a probe guest and waits until it has ended by itself. It is removed in any case.
 *
 * @throws what the connection fails with: then nothing has been found out.
 */
export async function runProbe(
  host: Pick<Host, "createTransientGuest" | "onGuestEvent">,
  { id, guestType, signal }: ProbeOptions,
): Promise<ProbeOutcome> {
  const uuid = randomUUID();
  let ended: string | undefined;
  const off = host.onGuestEvent((event) => {
    if (event.uuid === uuid && event.event === "stopped") ended = event.detail;
  });
  const startedAt = performance.now();
  let guest: Guest | undefined;
  try {
    guest = await host.createTransientGuest(probeXml({ name: probeName(id), uuid, guestType }));
    await guest.waitFor("gone", { timeoutMs: deadlineMs, ...(signal ? { signal } : {}) });
    if (ended === "shutdown" || ended === undefined) return { works: true, tookMs: performance.now() - startedAt };
    return { works: false, because: `a probe guest ended as '${ended}'` };
  } catch (error) {
    if (signal?.aborted || isHobError(error, "unavailable") || isHobError(error, "cancelled")) throw error;
    if (isHobError(error, "timeout")) {
      return { works: false, because: `a probe guest made no progress within ${deadlineMs / 1000} s` };
    }
    return { works: false, because: `a probe guest did not start: ${firstLine(error)}` };
  } finally {
    off();
    if (guest) await removeProbe(guest);
  }
}

/** Removes the probe that an earlier process may have left when it died. */
export async function removeLeftProbe(host: Pick<Host, "guest">, id: string): Promise<void> {
  try {
    await removeProbe(await host.guest(probeName(id)));
  } catch (error) {
    if (!isHobError(error, "not-found")) throw error;
  }
}

const probeName = (id: string) => `${probeNamePrefix}${id}`;

async function removeProbe(guest: Guest): Promise<void> {
  try {
    await guest.destroy();
  } catch (error) {
    // It has ended by itself, or its host is away: then it is removed at the next connect.
    if (!isHobError(error, "not-found") && !isHobError(error, "unavailable") && !isHobError(error, "conflict"))
      throw error;
  }
}

/** What went wrong, in QEMU's own words where libvirt passes them on: those come with a time and its name before them. */
function firstLine(error: unknown): string {
  const [line = ""] = (error as Error).message.split("\n");
  return (/qemu-system-\S+: (?:error: )?(.*?)(?: qemu-system-\S+:|$)/.exec(line)?.[1] ?? line).replace(/\.$/, "");
}
