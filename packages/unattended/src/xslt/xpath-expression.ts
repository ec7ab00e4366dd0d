/** An XPath 1.0 expression, parsed. */
export type XPath =
  | { readonly kind: "literal"; readonly value: string | number }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "negate"; readonly operand: XPath }
  | { readonly kind: "binary"; readonly operator: XPathOperator; readonly left: XPath; readonly right: XPath }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly XPath[] }
  | { readonly kind: "path"; readonly isAbsolute: boolean; readonly steps: readonly XPathStep[] };

/** A step down the child axis, to the parent, or to where one is. */
export type XPathStep =
  | { readonly kind: "child"; readonly name: string }
  | { readonly kind: "text" }
  | { readonly kind: "self" }
  | { readonly kind: "parent" };

/** XPath's operators, by what they bind: the loosest first. */
export const operatorRanks = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "div", "mod"],
  ["|"],
] as const;

/** One of {@link operatorRanks}. */
export type XPathOperator = (typeof operatorRanks)[number][number];
