import type { AnyCommand } from "../command/define-command.ts";
import { CommandTree } from "../grammar/command-tree.ts";
import { flagOf, optionsOf } from "../grammar/option-flags.ts";

/**
 * What may stand in place of the last of the given words: one candidate a line, with a tab and its meaning where it has
 * one. No line at all leaves it to the shell, which offers files.
 */
export async function complete(tree: CommandTree, words: readonly string[]): Promise<string> {
  const before = words.slice(0, -1);
  const typed = words.at(-1) ?? "";
  const candidates = await candidatesAfter(tree, before, typed);
  return candidates
    .filter(([word]) => word.startsWith(typed))
    .map(([word, meaning]) => (meaning === "" ? `${word}\n` : `${word}\t${meaning}\n`))
    .join("");
}

type Candidate = readonly [word: string, meaning: string];

async function candidatesAfter(
  tree: CommandTree,
  before: readonly string[],
  typed: string,
): Promise<readonly Candidate[]> {
  let destination;
  try {
    destination = tree.find(before);
  } catch {
    // A line that leads nowhere has no continuation; it is refused when it is run.
    return [];
  }
  if (destination.kind === "command") {
    const { default: command } = await destination.entry.load();
    return ofCommand(command, destination.rest, typed);
  }
  if (typed.startsWith("-"))
    return ["--help", ...(destination.path.length === 0 ? ["--version"] : [])].map((word) => [word, ""]);
  return tree.under(destination.path).map(({ word, summary }) => [word, summary]);
}

function ofCommand(command: AnyCommand, rest: readonly string[], typed: string): readonly Candidate[] {
  const options = Object.entries(optionsOf(command));
  const last = rest.at(-1);
  const pending = options.find(
    ([name, option]) =>
      option.placeholder && (last === flagOf(name, option) || (option.short && last === `-${option.short}`)),
  );
  if (pending) return (pending[1].choices ?? []).map((choice) => [choice, ""]);
  if (!typed.startsWith("-")) return [];
  return [
    ...options.map(([name, option]): Candidate => [flagOf(name, option), option.description]),
    ["--help", "Show this"],
  ];
}
