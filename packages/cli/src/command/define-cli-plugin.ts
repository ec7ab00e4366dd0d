import type { AnyCommand } from "./define-command.ts";

/** A line of the table of contents: enough to list a command without loading it. */
export interface CommandEntry {
  /** The words it is called by: `vm list`. */
  readonly path: string;
  /** One line for `--help`, in the imperative, without a full stop. */
  readonly summary: string;
  /** Loads the module whose default export is the command: `() => import("./cli/vm-list.ts")`. */
  load(): Promise<{ readonly default: AnyCommand }>;
}

/** The command line half of a plugin: a table of contents, nothing else. */
export interface CliPlugin {
  readonly id: string;
  readonly commands: readonly CommandEntry[];
}

/** Declares the command line half of a plugin: the default export of `src/plugin.cli.ts`. */
export function defineCliPlugin(plugin: CliPlugin): CliPlugin {
  return plugin;
}
