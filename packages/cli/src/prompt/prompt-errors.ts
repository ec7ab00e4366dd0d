import { defineError } from "@hob/errors";

/** Something has to be asked, but nobody is there to answer. */
export const NobodyToAsk = defineError("cli.nobody-to-ask", {
  kind: "invalid",
  message: (d: { what: string; option: string }) => `There is no terminal to ask for the ${d.what} on.`,
  hint: (d) => `Give it with ${d.option}.`,
});
