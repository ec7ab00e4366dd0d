import { describeError } from "@hob/errors";
import type { OptionDeclaration } from "../command/option.ts";
import { InvalidOption } from "./usage-errors.ts";

/**
 * Reads the value of an option, or of an environment variable that stands for one.
 *
 * @param option as it is written, for the message: `--port`, `HOB_PORT`.
 * @throws InvalidOption
 */
export function readValue(option: string, text: string, { parse }: OptionDeclaration<unknown>): unknown {
  if (!parse) return text;
  try {
    return parse(text);
  } catch (error) {
    const { message, hint } = describeError(error);
    throw new InvalidOption({ option, reason: message, hint }, { cause: error });
  }
}
