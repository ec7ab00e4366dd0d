import type { ErrorObject } from "ajv";

/** What is wrong with a value, in words. */
export interface Violation {
  /** Where: `disk.size`, `disks[0]`, empty for the whole. */
  readonly field: string;
  /** After the field's name: `is 'x', but must be one of …`. */
  readonly problem: string;
  /** What is accepted, as a hint, where the problem does not say it. */
  readonly accepted?: string;
}

/** Explains what a validator found: of several findings the one that the sender can act on. */
export function explainViolation(errors: readonly ErrorObject[], value: unknown): Violation {
  const error = telling(errors);
  if (!error) return { field: "", problem: "does not fit its schema" };
  const field = fieldOf(error);
  const sent = `is ${quote(field, error.data)}`;
  const { params } = error;
  switch (error.keyword) {
    case "additionalProperties":
    case "unevaluatedProperties": {
      const name = params["additionalProperty"] ?? params["unevaluatedProperty"];
      const known = Object.keys((error.parentSchema?.["properties"] as object | undefined) ?? {});
      return {
        field: join(field, name),
        problem: "is not known",
        accepted: known.length > 0 ? `Known are: ${known.join(", ")}.` : "Nothing is accepted here.",
      };
    }
    case "required":
      return {
        field: join(field, params["missingProperty"]),
        problem: "is missing",
        ...described(error, params["missingProperty"]),
      };
    case "type":
      if (field === "" && (value === undefined || value === null)) return { field, problem: "is missing" };
      return { field, problem: `${sent}, but must be ${typeName(params["type"])}` };
    case "enum":
      return { field, problem: `${sent}, but must be one of ${list(params["allowedValues"])}` };
    case "const":
      return { field, problem: `${sent}, but must be ${JSON.stringify(params["allowedValue"])}` };
    case "anyOf":
    case "oneOf":
      return { field, problem: `${sent}, but must be one of ${list(alternatives(error))}` };
    case "pattern":
      return { field, problem: `${sent}, but must match ${params["pattern"]}` };
    default:
      // Lengths, bounds and formats: ajv's words are a sentence's end already ("must be >= 1").
      return { field, problem: `${sent}, but ${error.message ?? "does not fit"}` };
  }
}

/**
 * Of a union's findings: when the value carries a member's distinguishing constant, what that member finds; when only
 * null is the other way, what the member finds; else the union itself.
 */
function telling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const last = errors.at(-1);
  if (last?.keyword !== "anyOf" && last?.keyword !== "oneOf") return last;
  const members = new Map<string, ErrorObject[]>();
  for (const error of errors.slice(0, -1)) {
    const member = memberOf(error, last);
    if (member !== undefined) members.set(member, [...(members.get(member) ?? []), error]);
  }
  const isConstant = (error: ErrorObject) => error.keyword === "const" || error.keyword === "enum";
  const candidates = [...members.values()].filter(
    (found) => !found.some((error) => error.keyword === "type" && error.instancePath === last.instancePath),
  );
  const fitting = candidates.filter((found) => !found.some(isConstant));
  if (fitting.length === 1) return telling(fitting[0] ?? []);
  if (candidates.length === 1) return telling(candidates[0] ?? []);
  const constants = candidates.map((found) => found.find(isConstant));
  const [first] = constants;
  if (
    first &&
    first.instancePath !== last.instancePath &&
    constants.every((e) => e?.instancePath === first.instancePath)
  ) {
    const allowedValues = constants.flatMap((e) => e?.params["allowedValues"] ?? [e?.params["allowedValue"]]);
    return { ...first, keyword: "enum", params: { allowedValues } };
  }
  return last;
}

/** Which member of a union a finding belongs to: the number after the union's own schema path. */
function memberOf(error: ErrorObject, union: ErrorObject): string | undefined {
  return error.schemaPath.startsWith(`${union.schemaPath}/`)
    ? error.schemaPath.slice(union.schemaPath.length + 1).split("/")[0]
    : undefined;
}

function alternatives(error: ErrorObject): unknown[] {
  return (error.schema as Record<string, unknown>[]).map(
    (member) => member["const"] ?? (member["enum"] as unknown[] | undefined)?.join(", ") ?? typeName(member["type"]),
  );
}

/** `/disks/0/size` → `disks[0].size`. */
function fieldOf(error: ErrorObject): string {
  return error.instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : join(path, part)), "");
}

function join(path: string, name: unknown): string {
  return path === "" ? String(name) : `${path}.${String(name)}`;
}

function described(error: ErrorObject, name: string): { accepted?: string } {
  const properties = error.parentSchema?.["properties"] as Record<string, { description?: string }> | undefined;
  const description = properties?.[name]?.description;
  return description === undefined ? {} : { accepted: description };
}

/** The value as it is shown: short, and never a secret nor a whole in which one may stand. */
function quote(field: string, value: unknown): string {
  if (/password|secret|token/i.test(field)) return `${String(value).length} characters long`;
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  const text = typeof value === "string" ? `'${value}'` : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function list(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === "string" ? `'${value}'` : JSON.stringify(value))).join(", ");
}

function typeName(type: unknown): string {
  const names = {
    integer: "a whole number",
    number: "a number",
    boolean: "true or false",
    string: "a text",
    array: "a list",
  };
  const known: Record<string, string> = { ...names, object: "an object", null: "null" };
  return String(type)
    .split(",")
    .map((name) => known[name] ?? name)
    .join(" or ");
}
