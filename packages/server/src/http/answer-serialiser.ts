import { anonymousSchema } from "./closed-schema.ts";
import { compileSerialiser } from "./schema-compilers.ts";

/** Turns a value into JSON as its schema says: what the schema does not name is left out. */
export type Serialise = (value: unknown) => string;

/**
 * Makes the serialiser of a schema. It is compiled when it is first used, so that a server at rest does not pay for
 * operations that nobody calls.
 */
export function answerSerialiser(schema: unknown): Serialise {
  let compiled: Serialise | undefined;
  return (value) => {
    compiled ??= compileSerialiser(plainNullables(anonymousSchema(schema)) as object);
    return compiled(value);
  };
}

/** The JSON types whose serialisers know null by themselves, without trying each member of a union. */
const scalar = new Set(["string", "integer", "number", "boolean"]);

/** Writes `X | null` as a type with null: a union is tried member by member with a validator, which is slow. */
function plainNullables(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plainNullables);
  if (typeof schema !== "object" || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, plainNullables(value)])) as Record<
    string,
    unknown
  >;
  const members = copy["anyOf"] as Record<string, unknown>[] | undefined;
  if (!members) return copy;
  const others = members.filter((member) => member["type"] !== "null");
  if (others.every((member) => "const" in member && member["type"] === "string")) {
    return { type: "string", ...(others.length < members.length ? { nullable: true } : {}) };
  }
  const [only] = others;
  if (
    others.length === 1 &&
    only &&
    (scalar.has(String(only["type"])) || only["type"] === "object" || only["type"] === "array")
  ) {
    return { ...only, ...(others.length < members.length ? { nullable: true } : {}) };
  }
  return copy;
}
