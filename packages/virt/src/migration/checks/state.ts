import { domainGetJobStats, domainJobType } from "@hob/libvirt";
import { answerOf, blocking, type Check, type Found, ok, warning } from "./check.ts";

/** A guest that runs, is paused or is off, and that nothing else is being done to. */
export const checkState: Check = async ({ from, dom, before, options }) => {
  if (!before.active) {
    if (!before.persistent) return [blocking(`Guest '${dom.name}' is off and not stored: there is nothing to move.`)];
    return [ok("It is off: its definition moves.")];
  }
  const found: Found[] = [];
  const job = await answerOf(from, domainGetJobStats, { dom });
  const isBusy = job !== null && job.type !== domainJobType.none;
  if (isBusy && options.resume !== true)
    found.push(blocking("A job of it is under way: a migration, a save, a backup."));
  if (!isBusy && options.resume === true) found.push(blocking("It has no post-copy migration that broke off."));
  if (before.paused && options.resume !== true && options.paused !== true) {
    found.push(warning("It is paused, and will be at the destination."));
  }
  return found;
};
