/** A place in a text, as editors tell it. */
export interface XmlPosition {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** Where an index of a text is. */
export function positionAt(text: string, index: number): XmlPosition {
  const before = text.slice(0, index);
  return { line: before.split("\n").length, column: index - before.lastIndexOf("\n") };
}
