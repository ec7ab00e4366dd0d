/** A word that stands after the command; its type is what `run` gets. */
export interface ArgumentDeclaration<Value> {
  readonly description: string;
  readonly takes: "one" | "one-or-none" | "one-or-more";
  /** Never present: it carries the type. */
  readonly _value?: Value;
}

/** A word that must be there. */
export function argument(description: string): ArgumentDeclaration<string> {
  return { description, takes: "one" };
}

/** A word that may be there. */
export function optionalArgument(description: string): ArgumentDeclaration<string | undefined> {
  return { description, takes: "one-or-none" };
}

/** One word or more, up to the end of the line. */
export function argumentList(description: string): ArgumentDeclaration<readonly string[]> {
  return { description, takes: "one-or-more" };
}
