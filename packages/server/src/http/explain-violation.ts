import type { ErrorObject } from "ajv";
import { acceptedBy } from "./accepted-by.ts";

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
      return { field, problem: `${sent}, but must be ${typeName(params["type"])}`, ...meaning(error.parentSchema) };
    case "enum":
      return { field, problem: `${sent}, but must be one of ${list(params["allowedValues"])}` };
    case "const":
      return { field, problem: `${sent}, but must be ${JSON.stringify(params["allowedValue"])}` };
    case "anyOf":
    case "oneOf":
      return { field, problem: `${sent}, but must be one of ${list(alternatives(error))}` };
    default:
      return { field, problem: `${sent}, but must ${acceptedBy(error)}` };
  }
}

/**
 * Of a union's findings: when the value carries one member's distinguishing constant, or only one member is of its
 * type, what that member finds; when it carries none, the constants there are; else the union itself.
 */
function telling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const union = errors.at(-1);
  if (union?.keyword !== "anyOf" && union?.keyword !== "oneOf") return union;
  const members = (union.schema as Member[]).map((member, index) => ({ member, index }));
  const ofItsType = members.filter(({ member }) => typeFits(member, union.data));
  const meant = ofItsType.filter(({ member }) =>
    constantsOf(member).every(([name, value]) => at(union.data, name) === value),
  );
  const [only] = meant.length === 1 ? meant : ofItsType;
  if (only && (meant.length === 1 || ofItsType.length === 1)) {
    const path = `${union.schemaPath}/${only.index}/`;
    return telling(errors.filter((error) => error.schemaPath.startsWith(path))) ?? union;
  }
  const name = constantsOf(ofItsType[0]?.member ?? {})[0]?.[0];
  if (meant.length > 0 || name === undefined) return union;
  const allowedValues = ofItsType.flatMap(({ member }) =>
    constantsOf(member).flatMap(([n, value]) => (n === name ? value : [])),
  );
  const instancePath = `${union.instancePath}/${name}`;
  return { ...union, keyword: "enum", instancePath, data: at(union.data, name), params: { allowedValues } };
}

interface Member {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, { readonly const?: unknown }>>;
}

function typeFits({ type }: Member, value: unknown): boolean {
  if (type === undefined) return true;
  if (type === "null" || value === null) return type === "null" && value === null;
  if (type === "array" || Array.isArray(value)) return type === "array" && Array.isArray(value);
  return typeof value === (type === "integer" ? "number" : type);
}

/** The properties that a member of a union is told by. */
function constantsOf({ properties = {} }: Member): [name: string, value: unknown][] {
  return Object.entries(properties).flatMap(([name, schema]) => ("const" in schema ? [[name, schema.const]] : []));
}

function at(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function alternatives(error: ErrorObject): unknown[] {
  return (error.schema as Member[]).map(
    (member) => member.const ?? member.enum?.join(", ") ?? typeName(member.type ?? "another"),
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
  const properties = error.parentSchema?.["properties"] as Record<string, Record<string, unknown>> | undefined;
  return meaning(properties?.[name]);
}

/** What a schema says of itself, as a hint. */
function meaning(schema: { readonly [keyword: string]: unknown } | undefined): { accepted?: string } {
  const description = schema?.["description"];
  return typeof description === "string" ? { accepted: description } : {};
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
