import { Command } from "commander";
import type { CommandTree } from "./command-tree.ts";

/** The help of a group of commands: what may follow its words. The root's also says what holds everywhere. */
export function groupHelp(tree: CommandTree, program: string, path: readonly string[], width?: number): string {
  const name = [program, ...path].join(" ");
  const command = new Command(name)
    .usage("<command> [options]")
    .helpCommand(false)
    .helpOption("-h, --help", "Show this; every command has it")
    .configureOutput({ getOutHelpWidth: () => width ?? 80 });
  for (const { word, summary } of tree.under(path)) command.command(word).description(summary);
  if (path.length === 0) {
    command
      .description("Virtual machines on your own Linux hosts.")
      .option("-o, --output <format>", "How commands print: table, json or yaml")
      .option("-V, --version", "Show the version");
  }
  const broken = path.length === 0 ? tree.broken.map((line) => `\n${line}\n`).join("") : "";
  return command.helpInformation() + broken;
}
