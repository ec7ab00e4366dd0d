import { defineError } from "@hob/errors";

/** A value of a first boot that its reader would not take. */
export const InvalidFirstBoot = defineError("first-boot.invalid", {
  kind: "invalid",
  message: (d: { what: string; value: string; accepted: string }) =>
    `${d.what} '${d.value}' is not accepted: ${d.accepted}.`,
});

/** A text that is no user data, network configuration or Ignition configuration; lines and columns count from 1. */
export const InvalidText = defineError("first-boot.invalid-text", {
  kind: "invalid",
  message: (d: { what: string; line: number; column: number; reason: string }) =>
    `${d.what}, line ${d.line}, column ${d.column}: ${d.reason}.`,
});
