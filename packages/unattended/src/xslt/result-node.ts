/** What a stylesheet writes. */
export type ResultNode = ResultElement | { readonly kind: "text" | "comment"; readonly text: string };

/** An element of the result; attributes and namespace declarations in the order they are written. */
export interface ResultElement {
  readonly kind: "element";
  readonly name: string;
  readonly namespaces: readonly (readonly [string, string])[];
  readonly attributes: Map<string, string>;
  readonly children: ResultNode[];
}
