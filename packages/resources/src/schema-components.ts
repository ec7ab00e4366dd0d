/** Collects named schemas, so that a document says each once. */
export interface SchemaComponents {
  /** A copy of a schema in which every part that has an `$id` is a reference to the component of that name. */
  refer(schema: object): object;
  /** The components met so far, by name. */
  readonly schemas: Readonly<Record<string, object>>;
}

/** Makes an empty collection. @throws Error, from `refer`, when two different schemas bear the same `$id`. */
export function schemaComponents(): SchemaComponents {
  const schemas: Record<string, object> = {};

  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    const { $id: name, ...rest } = value as Record<string, unknown>;
    // What a JSON Schema library keeps on its schemas for itself begins with a tilde.
    const entries = Object.entries(rest).filter(([keyword]) => !keyword.startsWith("~"));
    const plain = Object.fromEntries(entries.map(([keyword, part]) => [keyword, copy(part)]));
    if (typeof name !== "string") return plain;
    const known = schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(plain)) {
      throw new Error(`Two different schemas have the $id '${name}'.`);
    }
    schemas[name] = plain;
    return { $ref: `#/components/schemas/${name}` };
  };

  return { refer: (schema) => copy(schema) as object, schemas };
}
