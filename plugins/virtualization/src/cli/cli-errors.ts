import { defineError } from "@hob/errors";

/** Options that exclude each other, or one that needs another. */
export const OptionsConflict = defineError("virtualization.options-conflict", {
  kind: "invalid",
  message: (d: { problem: string }) => d.problem,
});

/** The console's connection broke, or was refused. */
export const ConsoleLost = defineError("virtualization.console-lost", {
  kind: "unavailable",
  message: (d: { vm: string; reason: string }) => `The console of '${d.vm}' was lost: ${d.reason.replace(/\.$/, "")}.`,
});
