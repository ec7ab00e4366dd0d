export { argument, type ArgumentDeclaration, argumentList, optionalArgument } from "./command/argument.ts";
export { type CliPlugin, type CommandEntry, defineCliPlugin } from "./command/define-cli-plugin.ts";
export {
  type AnyCommand,
  type ArgumentDeclarations,
  type CommandDefinition,
  defineCommand,
  type OptionDeclarations,
  type ValuesOf,
} from "./command/define-command.ts";
export {
  duration,
  flag,
  integer,
  negation,
  oneOf,
  type OptionDeclaration,
  required,
  size,
  text,
  texts,
} from "./command/option.ts";
export type { CliProcess, InputStream, OutputStream } from "./command/cli-process.ts";
export type { FinishOptions, RunContext, ServerAddress } from "./command/run-context.ts";
export { Credentials, type Login, type SavedLogins } from "./connection/credentials.ts";
export { defaultServer } from "./connection/server-address.ts";
export { exitCodes } from "./exit-code.ts";
export { readValue } from "./grammar/read-value.ts";
export { ago } from "./output/ago.ts";
export type { Output, OutputFormat } from "./output/output.ts";
export type { Cell, Column } from "./output/table.ts";
export { readStdin } from "./prompt/read-stdin.ts";
export { type Cli, type LazyCliPlugin, runCli } from "./run-cli.ts";
