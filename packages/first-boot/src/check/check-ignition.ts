import { InvalidText } from "../first-boot-errors.ts";
import type { Finding } from "./finding.ts";
import { jsonProblem } from "./json-problem.ts";
import { readYamlMapping } from "./read-yaml.ts";
import { unknownKeys } from "./unknown-keys.ts";

/** What an Ignition configuration says of itself, and what in it is probably not meant. */
export interface IgnitionCheck {
  /** `3.4.0`. */
  readonly version: string;
  readonly warnings: readonly Finding[];
}

const WHAT = "Ignition configuration";

/** @source Ignition, "Configuration Specification v3.4.0" */
const keys = ["ignition", "kernelArguments", "passwd", "storage", "systemd"];

/**
 * Checks an Ignition configuration: that it is JSON, of a version that systems with Ignition 2.15 and later read (3.0 to 3.4),
 * and its keys at the top.
 *
 * @throws InvalidText with line and column, in one line.
 */
export function checkIgnition(text: string): IgnitionCheck {
  const problem = jsonProblem(text);
  if (problem !== null) {
    if (/^variant:/m.test(text) && !text.trimStart().startsWith("{")) {
      const reason = "this is Butane, which a guest does not read; translate it with 'butane' and give its JSON";
      throw new InvalidText({ what: WHAT, line: 1, column: 1, reason });
    }
    const before = text.slice(0, problem.offset).split("\n");
    const reason = `this is no JSON: ${problem.expected} is expected here`;
    throw new InvalidText({ what: WHAT, line: before.length, column: before.at(-1)!.length + 1, reason });
  }
  // JSON is YAML: what is known here by place comes from there.
  const mapping = readYamlMapping(WHAT, text);
  const version = (mapping.value as { ignition?: { version?: unknown } }).ignition?.version;
  const { line, column } = mapping.keys.find(({ key }) => key === "ignition") ?? { line: 1, column: 1 };
  if (typeof version !== "string") {
    throw new InvalidText({
      what: WHAT,
      line,
      column,
      reason: "'ignition.version' is missing; 3.0.0 to 3.4.0 are read",
    });
  }
  if (!/^3\.[0-4]\.0$/.test(version)) {
    throw new InvalidText({ what: WHAT, line, column, reason: `version '${version}' is not read; 3.0.0 to 3.4.0 are` });
  }
  return { version, warnings: [...mapping.warnings, ...unknownKeys(mapping, keys, "Ignition")] };
}
