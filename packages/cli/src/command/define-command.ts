import type { ArgumentDeclaration } from "./argument.ts";
import type { OptionDeclaration } from "./option.ts";
import type { RunContext } from "./run-context.ts";

/** The words after a command, by name, in the order they stand in. */
export type ArgumentDeclarations = { readonly [name: string]: ArgumentDeclaration<any> };
/** The options of a command, by name in camelCase. */
export type OptionDeclarations = { readonly [name: string]: OptionDeclaration<any> };

/** What `run` gets for declared arguments or options. */
export type ValuesOf<Declarations extends ArgumentDeclarations | OptionDeclarations> = {
  readonly [Name in keyof Declarations]: NonNullable<Declarations[Name]> extends
    ArgumentDeclaration<infer Value> | OptionDeclaration<infer Value>
    ? Value
    : never;
};

/** A command: the default export of its module, which is loaded when the command is asked for. */
export interface CommandDefinition<
  Arguments extends ArgumentDeclarations = ArgumentDeclarations,
  Options extends OptionDeclarations = OptionDeclarations,
> {
  /** A few sentences for `--help`, beyond the summary. */
  readonly description?: string;
  /** Whole command lines that work, for `--help`. */
  readonly examples?: readonly string[];
  readonly arguments?: Arguments;
  readonly options?: Options;
  /**
   * Does the work; what it throws becomes one line on stderr and an exit code.
   *
   * @returns nothing, or the exit code where that is part of the answer: 1 of a comparison that found a difference.
   */
  run(context: RunContext<ValuesOf<Arguments>, ValuesOf<Options>>): Promise<number | void>;
}

/** Declares a command; returns it unchanged, typed. */
export function defineCommand<
  Arguments extends ArgumentDeclarations = Record<never, never>,
  Options extends OptionDeclarations = Record<never, never>,
>(definition: CommandDefinition<Arguments, Options>): CommandDefinition<Arguments, Options> {
  return definition;
}

/** A command of any arguments and options, as the framework holds it. */
export type AnyCommand = CommandDefinition<any, any>;
