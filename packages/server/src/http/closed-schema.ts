/**
 * A copy of a JSON Schema in which every object refuses properties that it does not name, unless it says otherwise; and
 * without `$id`s, so that a shape can stand in many routes. Members of `allOf` stay open: they describe one object together.
 */
export function closedSchema(schema: unknown): unknown {
  return copy(schema, true);
}

/** A copy of a JSON Schema without `$id`s. */
export function anonymousSchema(schema: unknown): unknown {
  return copy(schema, false);
}

function copy(schema: unknown, close: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((member) => copy(member, close));
  if (typeof schema !== "object" || schema === null) return schema;
  const { $id: _, ...rest } = schema as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(rest)) {
    if (keyword === "properties" || keyword === "patternProperties") {
      const members = Object.entries(value as object).map(([name, member]) => [name, copy(member, close)]);
      result[keyword] = Object.fromEntries(members);
    } else if (keyword === "enum" || keyword === "const" || keyword === "default") result[keyword] = value;
    else result[keyword] = copy(value, close && keyword !== "allOf");
  }
  if (close && "properties" in result && !("additionalProperties" in result) && !("allOf" in result)) {
    result["additionalProperties"] = false;
  }
  return result;
}
