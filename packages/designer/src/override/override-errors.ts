import { defineError } from "@hob/errors";

/** An override that cannot be laid over a guest; `reason` names the place and, where it can, what is accepted. */
export const InvalidOverride = defineError("designer.invalid-override", {
  kind: "invalid",
  message: (d: { override: string; reason: string }) =>
    `Override '${d.override.length > 120 ? `${d.override.slice(0, 120)}…` : d.override}': ${d.reason.replace(/\.$/, "")}.`,
});
