import { InvalidParameter, UnknownParameter } from "../unattended-errors.ts";
import { type ParameterDeclaration, unattendedParameters } from "./parameter-table.ts";
import type { UnattendedParameters } from "./unattended-parameters.ts";

/**
 * Reads parameters that were written as text: `{ "user-login": "ada", "user-autologin": "true" }`.
 *
 * @throws UnknownParameter, InvalidParameter
 */
export function readParameters(texts: Readonly<Record<string, string | readonly string[]>>): UnattendedParameters {
  const known = unattendedParameters.map(({ name }) => name);
  const entries = Object.entries(texts).map(([name, text]) => {
    const declaration = unattendedParameters.find((one) => one.name === name);
    if (!declaration) throw new UnknownParameter({ name, known });
    const values = (typeof text === "string" ? [text] : text).map((value) => checked(declaration, value));
    if (declaration.kind === "list") return [declaration.key, values];
    if (values.length !== 1) throw new InvalidParameter({ name, value: null, accepted: "given once" });
    return [declaration.key, declaration.kind === "flag" ? values[0] === "true" : values[0]];
  });
  return Object.fromEntries(entries) as UnattendedParameters;
}

/** Parameters in their one spelling. An empty text is no value. @throws InvalidParameter */
export function checkParameters(parameters: UnattendedParameters): UnattendedParameters {
  const entries: [string, string | boolean | string[]][] = [];
  for (const declaration of unattendedParameters) {
    const { key } = declaration;
    const value = parameters[key];
    if (value === undefined || value === "") continue;
    if (typeof value === "boolean") entries.push([key, value]);
    else if (typeof value === "string") entries.push([key, checked(declaration, value)]);
    else entries.push([key, value.map((one) => checked(declaration, one))]);
  }
  return Object.fromEntries(entries) as UnattendedParameters;
}

function checked({ name, accepted, isSecret, check }: ParameterDeclaration, value: string): string {
  const spelled = check(value);
  if (spelled === null) throw new InvalidParameter({ name, value: isSecret ? null : value, accepted });
  return spelled;
}
