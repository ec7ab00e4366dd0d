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

/** A value that a setting of this guest cannot have. */
export const InvalidChange = defineError("virt.invalid-change", {
  kind: "invalid",
  message: (d: { guest: string; setting: string; value: string; reason: string }) =>
    `'${d.setting}' of guest '${d.guest}' cannot be ${d.value}: ${d.reason}.`,
});

/** A setting that cannot be changed where it was to be, in the state that the guest is in. */
export const ChangeRefused = defineError("virt.change-refused", {
  kind: "conflict",
  message: (d: { guest: string; setting: string; reason: string }) =>
    `'${d.setting}' of guest '${d.guest}' cannot be changed now: ${d.reason}.`,
  hint: "Change the stored definition, which the guest gets at its next start, or shut the guest down first.",
});

/** Work on a guest that failed half-way and could not be undone altogether. */
export const ChangeHalfMade = defineError("virt.change-half-made", {
  kind: "internal",
  message: (d: { guest: string; kept: readonly string[]; reason: string }) =>
    `Guest '${d.guest}' is left half-way: ${d.kept.map((name) => `'${name}'`).join(", ")} could not be put back after this failed: ${d.reason}.`,
});
