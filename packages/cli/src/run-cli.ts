import { describeError, isHobError } from "@hob/errors";
import type { CliPlugin } from "./command/define-cli-plugin.ts";
import type { CliProcess } from "./command/cli-process.ts";
import type { RunContext } from "./command/run-context.ts";
import { complete } from "./completion/complete.ts";
import { connect } from "./connection/connect.ts";
import { Credentials } from "./connection/credentials.ts";
import { resolveServer } from "./connection/server-address.ts";
import { TokenRefused } from "./connection/server-errors.ts";
import { exitCodes } from "./exit-code.ts";
import { frameworkCommands } from "./framework-commands.ts";
import { CommandTree, type Destination } from "./grammar/command-tree.ts";
import { groupHelp } from "./grammar/group-help.ts";
import { parseLine } from "./grammar/leaf-parser.ts";
import { Interrupted } from "./grammar/usage-errors.ts";
import { createOutput, outputFormats } from "./output/output.ts";
import { printable } from "./output/printable.ts";
import { finishTask } from "./task/finish-task.ts";

/** A plugin's command line half that is imported when the program starts, and may fail to be. */
export interface LazyCliPlugin {
  readonly id: string;
  load(): Promise<{ readonly default: CliPlugin }>;
}

/** The program: its name, its version, and what brings its commands. */
export interface Cli {
  readonly program: string;
  readonly version: string;
  readonly plugins: readonly LazyCliPlugin[];
}

/**
 * Runs one command line.
 *
 * @returns the exit code: 0, what the command answers, or that of the failure's kind; the failure has been told in one line on stderr, with its
 * hint as a second one.
 */
export async function runCli(cli: Cli, process: CliProcess): Promise<number> {
  try {
    return (await run(cli, process)) ?? 0;
  } catch (error) {
    const { message, hint, kind } = describeError(forTerminal(error, process.signal));
    process.stderr.write(`${cli.program}: ${printable(message)}\n`);
    if (hint !== undefined) process.stderr.write(`${printable(hint)}\n`);
    if (process.env["HOB_DEBUG"] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return exitCodes[kind];
  }
}

/** The failure as it is told to whoever typed the command. */
function forTerminal(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted && !isHobError(error, "cancelled")) return new Interrupted({});
  // The server's own hint is for programs.
  const isRefused = isHobError(error) && error.code === "server.not-signed-in";
  return isRefused ? new TokenRefused({ reason: error.message }, { cause: error }) : error;
}

async function run({ program, version, plugins }: Cli, process: CliProcess): Promise<number | void> {
  const { stdout } = process;
  const [first, ...others] = process.argv;
  if (first === "--version" || first === "-V") return void stdout.write(`${version}\n`);
  const tree = await plantTree(program, plugins);
  if (first === "__complete") return void stdout.write(await complete(tree, others));
  const destination = tree.find(first === "help" ? [...others, "--help"] : process.argv);
  if (destination.kind === "command") return runCommand(program, destination, process);
  const width = stdout.isTTY ? stdout.columns : undefined;
  stdout.write(groupHelp(tree, program, destination.path, width));
}

async function plantTree(program: string, plugins: readonly LazyCliPlugin[]): Promise<CommandTree> {
  const broken: string[] = [];
  const loaded = await Promise.all(
    plugins.map(async ({ id, load }) => {
      try {
        return (await load()).default;
      } catch (error) {
        broken.push(`The commands of plugin '${id}' could not be loaded: ${describeError(error).message}`);
        return { id, commands: [] };
      }
    }),
  );
  return new CommandTree(program, [frameworkCommands, ...loaded], broken);
}

async function runCommand(
  program: string,
  { entry, rest }: Extract<Destination, { kind: "command" }>,
  process: CliProcess,
): Promise<number | void> {
  const { default: command } = await entry.load();
  const line = parseLine(`${program} ${entry.path}`, entry, command, rest, (help) => process.stdout.write(help));
  if (!line) return;
  const format = outputFormats.find((one) => one === line.options["output"]) ?? "table";
  const output = createOutput(format, process.stdout, process.stderr);
  const credentials = new Credentials(process.env);
  const server = await resolveServer(process.env, credentials);
  const context: RunContext<any, any> = {
    ...line,
    server,
    credentials,
    output,
    process,
    signal: process.signal,
    get client() {
      return connect(server, process.signal);
    },
    finish: (task, options) => finishTask(context.client, output, process, task, options),
  };
  return command.run(context);
}
