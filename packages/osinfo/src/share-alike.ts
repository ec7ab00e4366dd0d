const nothing: readonly unknown[] = Object.freeze([]);

/**
 * Has equal texts and empty lists of a plain value be the same ones, in place: what the database says again and again,
 * such as the paths of kernels, is in memory once.
 */
export function shareAlike<Value>(value: Value, texts: Map<string, string> = new Map()): Value {
  return share(value, texts) as Value;
}

function share(value: unknown, texts: Map<string, string>): unknown {
  if (typeof value === "string") {
    const known = texts.get(value);
    if (known !== undefined) return known;
    texts.set(value, value);
    return value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value) && value.length === 0) return nothing;
  const parts = value as Record<string, unknown>;
  for (const key in parts) {
    const part = parts[key];
    if (typeof part === "string" || (typeof part === "object" && part !== null)) parts[key] = share(part, texts);
  }
  return value;
}
