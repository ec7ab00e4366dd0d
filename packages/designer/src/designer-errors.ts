import { defineError } from "@hob/errors";

const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ");

/** A wish that the host, or another wish, makes impossible. */
export const ImpossibleChoice = defineError("designer.impossible-choice", {
  kind: "unsupported",
  message: (d: { what: string; value: string; because: string; accepted: readonly string[] }) =>
    `${d.what} '${d.value}' is not possible: ${d.because}.`,
  hint: (d) => (d.accepted.length > 0 ? `Accepted: ${list(d.accepted)}.` : undefined),
});

/** A wish that makes no sense on any host. */
export const InvalidIntent = defineError("designer.invalid-intent", {
  kind: "invalid",
  message: (d: { what: string; value: string; accepted: string }) =>
    `${d.what} '${d.value}' is refused; accepted: ${d.accepted}.`,
});
