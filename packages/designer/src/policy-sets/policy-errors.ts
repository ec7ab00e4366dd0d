import { defineError } from "@hob/errors";

/** A policy set that cannot be read. */
export const InvalidPolicy = defineError("designer.invalid-policy", {
  kind: "invalid",
  message: (d: { path: string; value: string; accepted: string }) =>
    `The policy's ${d.path} is refused: ${d.value}; accepted: ${d.accepted}.`,
});

/** A policy set that Hob does not bring. */
export const UnknownPolicy = defineError("designer.unknown-policy", {
  kind: "not-found",
  message: (d: { name: string; known: readonly string[] }) =>
    `There is no policy '${d.name}'; there are ${d.known.map((name) => `'${name}'`).join(", ")}.`,
});
