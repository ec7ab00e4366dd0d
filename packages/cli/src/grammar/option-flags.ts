import type { AnyCommand } from "../command/define-command.ts";
import type { OptionDeclaration } from "../command/option.ts";
import { outputFormats } from "../output/output.ts";
import { oneOf } from "../command/option.ts";

/** `diskSize` as it is written: `--disk-size`; a negated one `--no-disk-size`. */
export function flagOf(name: string, option: OptionDeclaration<unknown>): string {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return option.negated ? `--no-${kebab}` : `--${kebab}`;
}

/** The options of a command, with those that every command has. Its own come first and win. */
export function optionsOf(command: AnyCommand): Readonly<Record<string, OptionDeclaration<unknown>>> {
  return { ...command.options, output: command.options?.["output"] ?? outputOption };
}

const outputOption: OptionDeclaration<unknown> = {
  ...oneOf(outputFormats, "How to print (default: table)"),
  short: "o",
};
