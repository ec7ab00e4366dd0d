import { defineError } from "@hob/errors";
import type { ChangeTarget } from "../../change.ts";

/** A change of the running guest while it is off, or of the stored definition of a guest that is not stored. */
export const NoChangeTarget = defineError("virt.no-change-target", {
  kind: "conflict",
  message: (d: { guest: string; target: ChangeTarget; running: boolean }) =>
    d.running
      ? `Guest '${d.guest}' is not stored: it can be changed only as it runs, until it stops.`
      : `Guest '${d.guest}' is off: only its stored definition can be changed.`,
});
