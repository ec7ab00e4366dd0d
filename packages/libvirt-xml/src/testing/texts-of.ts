/** Where a text stands in a value: the keys and indices that lead to it. */
export type TextPath = readonly string[];

/** The paths of every text in a value made of objects, lists and primitives. */
export function textsOf(value: unknown, path: TextPath = []): readonly TextPath[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, [...path, key]));
}

/** A copy of a value in which one text is another. */
export function withText<T>(value: T, path: TextPath, change: (text: string) => string): T {
  const [key, ...rest] = path;
  if (key === undefined) return change(value as string) as T;
  const part = withText((value as Record<string, unknown>)[key], rest, change);
  return (Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part }) as T;
}
