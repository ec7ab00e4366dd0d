import { Command, CommanderError, Option } from "commander";
import type { ArgumentDeclaration } from "../command/argument.ts";
import type { CommandEntry } from "../command/define-cli-plugin.ts";
import type { AnyCommand } from "../command/define-command.ts";
import type { OptionDeclaration } from "../command/option.ts";
import { flagOf, optionsOf } from "./option-flags.ts";
import { readValue } from "./read-value.ts";
import { UnknownOption, WrongUsage } from "./usage-errors.ts";

/** What a command line says, read. */
export interface ParsedLine {
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Reads the words after a command.
 *
 * @param write prints the help.
 * @returns undefined when the help was asked for and has been printed.
 * @throws UnknownOption, InvalidOption, WrongUsage
 */
export function parseLine(
  name: string,
  entry: CommandEntry,
  command: AnyCommand,
  words: readonly string[],
  write: (help: string) => void,
): ParsedLine | undefined {
  const parser = parserOf(name, entry, command).configureOutput({ writeOut: write, outputError: () => {} });
  try {
    parser.parse(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.helpDisplayed") return undefined;
    throw explain(error, parser, name);
  }
  refuseMissing(parser, name, command);
  const names = Object.keys(command.arguments ?? {});
  return {
    args: Object.fromEntries(names.map((argument, at) => [argument, parser.processedArgs[at]])),
    options: { ...absent(command), ...parser.opts() },
  };
}

/** What flags and repeatable options are when they are not there. As the parser's own defaults they would fill the help. */
function absent(command: AnyCommand): Readonly<Record<string, unknown>> {
  const values = Object.entries(optionsOf(command)).map(([name, { placeholder, negated, repeatable }]) => [
    name,
    repeatable ? [] : placeholder === undefined ? negated === true : undefined,
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function parserOf(name: string, { summary }: CommandEntry, command: AnyCommand): Command {
  const parser = new Command(name)
    .description([`${summary}.`, command.description].filter(Boolean).join("\n\n"))
    .helpOption("-h, --help", "Show this")
    .exitOverride()
    // Without an action, words too many are not refused.
    .action(() => {});
  for (const [argument, { takes, description }] of Object.entries<ArgumentDeclaration<unknown>>(
    command.arguments ?? {},
  )) {
    const word = argument.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const written = { one: `<${word}>`, "one-or-none": `[${word}]`, "one-or-more": `<${word}...>` };
    parser.argument(written[takes], description);
  }
  for (const [option, declaration] of Object.entries(optionsOf(command)))
    parser.addOption(optionOf(option, declaration));
  if (command.examples)
    parser.addHelpText("after", `\nExamples:\n${command.examples.map((line) => `  ${line}\n`).join("")}`);
  return parser;
}

function optionOf(name: string, declaration: OptionDeclaration<unknown>): Option {
  const flag = flagOf(name, declaration);
  const short = declaration.short ? `-${declaration.short}, ` : "";
  const value = declaration.placeholder ? ` <${declaration.placeholder}>` : "";
  const description = declaration.required ? `${declaration.description} (needed)` : declaration.description;
  const option = new Option(`${short}${flag}${value}`, description);
  if (declaration.placeholder === undefined) return option;
  option.argParser((text: string, previous: unknown) => {
    const read = readValue(flag, text, declaration);
    return declaration.repeatable ? [...((previous as unknown[] | undefined) ?? []), read] : read;
  });
  return option;
}

/** The parser's own check comes before that for unknown options, and would hide a misspelt one. */
function refuseMissing(parser: Command, name: string, command: AnyCommand): void {
  for (const [option, declaration] of Object.entries(optionsOf(command))) {
    if (!declaration.required || parser.getOptionValue(option) !== undefined) continue;
    const problem = `'${flagOf(option, declaration)} ${declaration.placeholder}' is missing`;
    throw new WrongUsage({ command: name, problem, usage: `${name} ${parser.usage()}` });
  }
}

function explain(error: CommanderError, parser: Command, name: string): Error {
  if (error.code === "commander.unknownOption") {
    const accepted = [...parser.options.map(({ long }) => long ?? ""), "--help"];
    return new UnknownOption({ option: /'(.*?)'/.exec(error.message)?.[1] ?? "", command: name, accepted });
  }
  const problem = error.message.replace(/^error: /, "").replace(/\.$/, "");
  const sentence = problem.charAt(0).toUpperCase() + problem.slice(1);
  return new WrongUsage({ command: name, problem: sentence, usage: `${name} ${parser.usage()}` }, { cause: error });
}
