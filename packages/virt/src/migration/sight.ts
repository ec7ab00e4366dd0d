import { isHobError } from "@hob/errors";
import { domainGetJobStats, domainGetState, domainJobType, type DomainRef, isLibvirtError } from "@hob/libvirt";
import { type GuestState, guestStateOf, guestStateReasonOf } from "../guest/guest-state.ts";
import { unlessGone } from "../guest/sample-guests.ts";
import type { Link } from "../host/link.ts";

/** How a guest looks on one host at a moment. */
export interface Sight {
  /** `gone` when the host does not know it. */
  readonly state: GuestState | "gone";
  readonly reason: string;
  /** Whether a job of it is under way there: a migration, or what a daemon does when it starts. */
  readonly busy: boolean;
}

/** Whether the guest has an emulator there, running or not. */
export const isActive = ({ state }: Sight) => state !== "gone" && state !== "shutoff" && state !== "nostate";

/** Looks at a guest on one host; null when the host cannot be asked now. */
export async function lookAt(link: Link, dom: DomainRef): Promise<Sight | null> {
  try {
    const found = await unlessGone(async () => {
      // Asked first: it waits for what a daemon that was started anew has to find out.
      const busy = await isBusy(link, dom);
      const { state, reason } = await link.call(domainGetState, { dom });
      const word = guestStateOf(state);
      return { state: word, reason: guestStateReasonOf(word, reason), busy };
    });
    return found ?? { state: "gone", reason: "unknown", busy: false };
  } catch (error) {
    if (isHobError(error, "unavailable")) return null;
    throw error;
  }
}

async function isBusy(link: Link, dom: DomainRef): Promise<boolean> {
  try {
    const { type } = await link.call(domainGetJobStats, { dom });
    return type === domainJobType.bounded || type === domainJobType.unbounded;
  } catch (error) {
    // It is off, or its driver has no jobs.
    if (isLibvirtError(error, "operation-invalid", "no-support")) return false;
    // A guest that comes in has no figures; one whose lock is held has none to give.
    if (isLibvirtError(error, "operation-unsupported", "operation-timeout")) return true;
    throw error;
  }
}
