import { defineError } from "@hob/errors";

const list = (words: readonly string[]) => words.join(", ");

/** A command that does not exist; or its plugin could not be loaded, and then the hint says why. */
export const UnknownCommand = defineError("cli.unknown-command", {
  kind: "invalid",
  message: (d: { word: string; under: string; accepted: readonly string[]; broken: string | null }) =>
    `'${d.under} ${d.word}' is not a command; '${d.under}' takes: ${list(d.accepted)}.`,
  hint: (d) => d.broken ?? `See \`${d.under} --help\`.`,
});

/** An option that the command does not have. */
export const UnknownOption = defineError("cli.unknown-option", {
  kind: "invalid",
  message: (d: { option: string; command: string; accepted: readonly string[] }) =>
    `'${d.command}' has no option '${d.option}'; it takes: ${list(d.accepted)}.`,
});

/** An option's value that could not be read. */
export const InvalidOption = defineError("cli.invalid-option", {
  kind: "invalid",
  message: (d: { option: string; reason: string; hint: string | undefined }) => `${d.option}: ${d.reason}`,
  hint: (d) => d.hint,
});

/** A command line that is not complete, or has too much. */
export const WrongUsage = defineError("cli.wrong-usage", {
  kind: "invalid",
  message: (d: { command: string; problem: string; usage: string }) => `${d.problem}; usage: ${d.usage}`,
  hint: (d) => `See \`${d.command} --help\`.`,
});

/** A value that is not among the choices. */
export const NotOneOf = defineError("cli.not-one-of", {
  kind: "invalid",
  message: (d: { value: string; choices: readonly string[] }) => `'${d.value}' is not one of ${list(d.choices)}.`,
});

/** A value that is not a whole number, or out of its range. */
export const NotANumber = defineError("cli.not-a-number", {
  kind: "invalid",
  message: (d: { value: string; minimum: number; maximum: number }) =>
    d.maximum === Number.MAX_SAFE_INTEGER
      ? `'${d.value}' is not a whole number of at least ${d.minimum}.`
      : `'${d.value}' is not a whole number from ${d.minimum} to ${d.maximum}.`,
});

/** Ctrl-C. */
export const Interrupted = defineError("cli.interrupted", { kind: "cancelled", message: () => "Interrupted." });
