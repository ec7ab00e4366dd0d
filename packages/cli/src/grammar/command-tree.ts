import type { CliPlugin, CommandEntry } from "../command/define-cli-plugin.ts";
import { UnknownCommand, UnknownOption } from "./usage-errors.ts";

/** Where a command line leads. */
export type Destination =
  | { readonly kind: "command"; readonly entry: CommandEntry; readonly rest: readonly string[] }
  /** A group, such as `vm`; the root has no words. */
  | { readonly kind: "group"; readonly path: readonly string[] };

/** All commands that there are, by their words. */
export class CommandTree {
  readonly entries: readonly CommandEntry[];
  /** One line for each plugin whose commands could not be loaded, with the reason. */
  readonly broken: readonly string[];
  readonly #program: string;

  /** @throws Error when two commands have the same words, or one's words begin another's: a mistake of the program. */
  constructor(program: string, plugins: readonly CliPlugin[], broken: readonly string[] = []) {
    this.#program = program;
    this.broken = broken;
    this.entries = plugins.flatMap(({ commands }) => commands);
    for (const { path } of this.entries) {
      const rivals = this.entries.filter((other) => `${other.path} `.startsWith(`${path} `));
      if (rivals.length > 1) throw new Error(`Command '${path}' is declared more than once, or is a group too.`);
    }
  }

  /** The words that may follow a path, sorted: groups and commands, with what they do. */
  under(path: readonly string[]): readonly { readonly word: string; readonly summary: string }[] {
    const words = new Map<string, string>();
    for (const { path: whole, summary } of this.entries) {
      const parts = whole.split(" ");
      const word = parts[path.length];
      if (word === undefined || path.some((part, at) => parts[at] !== part)) continue;
      const isGroup = parts.length > path.length + 1;
      words.set(word, isGroup ? [words.get(word), parts.at(-1)].filter(Boolean).join(", ") : summary);
    }
    return [...words].map(([word, summary]) => ({ word, summary })).sort((a, b) => a.word.localeCompare(b.word));
  }

  /**
   * Follows the words of a command line as far as they lead. Global options may stand among them.
   *
   * @throws UnknownCommand, UnknownOption
   */
  find(argv: readonly string[]): Destination {
    const path: string[] = [];
    const rest: string[] = [];
    for (let at = 0; at < argv.length; at++) {
      const word = argv[at] ?? "";
      const next = argv[at + 1];
      if (globalFlags.has(word)) rest.push(word);
      else if (globalOptions.has(word) && next !== undefined) {
        rest.push(word, next);
        at++;
      } else if (globalOptions.has(word.split("=")[0] ?? "")) rest.push(word);
      else if (word.startsWith("-")) throw this.#strange(word, path);
      else {
        const accepted = this.under(path).map((child) => child.word);
        if (!accepted.includes(word)) {
          const under = [this.#program, ...path].join(" ");
          throw new UnknownCommand({ word, under, accepted, broken: this.broken[0] ?? null });
        }
        path.push(word);
        const entry = this.entries.find((candidate) => candidate.path === path.join(" "));
        if (entry) return { kind: "command", entry, rest: [...rest, ...argv.slice(at + 1)] };
      }
    }
    return { kind: "group", path };
  }

  #strange(option: string, path: readonly string[]): Error {
    const accepted = path.length === 0 ? ["--output", "--version", "--help"] : ["--output", "--help"];
    return new UnknownOption({ option, command: [this.#program, ...path].join(" "), accepted });
  }
}

const globalFlags = new Set(["--help", "-h"]);
const globalOptions = new Set(["--output", "-o"]);
