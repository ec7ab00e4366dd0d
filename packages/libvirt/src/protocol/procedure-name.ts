import * as procedures from "./index.ts";
import { remoteProgram } from "./procedure.ts";

/** By program, then by number. */
let names: Map<number, Map<number, string>> | undefined;

function collectNames(): Map<number, Map<number, string>> {
  const collected = new Map<number, Map<number, string>>();
  for (const [name, value] of Object.entries(procedures)) {
    if (typeof value !== "object" || !("program" in value)) continue;
    const ofProgram = collected.get(value.program.number) ?? new Map<number, string>();
    collected.set(value.program.number, ofProgram.set(value.number, name));
  }
  return collected;
}

/**
 * What a procedure is called in messages: the name it is exported by, with its number.
 *
 * @param program the number of its program; the remote one where none is given.
 */
export function procedureName(number: number, program: number = remoteProgram.number): string {
  names ??= collectNames();
  const name = names.get(program)?.get(number);
  return name === undefined ? `procedure ${number}` : `${name} (${number})`;
}
