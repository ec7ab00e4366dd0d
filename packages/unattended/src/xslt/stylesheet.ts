import type { XPath } from "./xpath-expression.ts";

/** An XSLT 1.0 stylesheet, compiled. */
export interface Stylesheet {
  readonly output: { readonly method: "text" | "xml"; readonly isIndented: boolean; readonly hasDeclaration: boolean };
  /** By the path that they match: `/`, `/command-line`. */
  readonly matching: ReadonlyMap<string, Template>;
  readonly named: ReadonlyMap<string, Template>;
}

/** What is written for a node. */
export type Template = readonly Instruction[];

/** Text with expressions in braces: `version-{os/version}`. */
export type ValueTemplate = readonly (string | XPath)[];

/** Something to do. */
export type Instruction =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value-of"; readonly select: XPath }
  | { readonly kind: "choose"; readonly cases: readonly { readonly test: XPath | null; readonly body: Template }[] }
  | { readonly kind: "for-each"; readonly select: XPath; readonly body: Template }
  | { readonly kind: "call"; readonly name: string; readonly given: readonly Binding[] }
  | { readonly kind: "variable"; readonly isParameter: boolean; readonly binding: Binding }
  | { readonly kind: "attribute"; readonly name: ValueTemplate; readonly body: Template }
  | { readonly kind: "comment"; readonly body: Template }
  | {
      readonly kind: "element";
      readonly name: ValueTemplate;
      readonly namespaces: readonly (readonly [string, string])[];
      readonly attributes: readonly (readonly [string, ValueTemplate])[];
      readonly body: Template;
    };

/** A name and what it stands for: an expression, or the text that a body writes. */
export interface Binding {
  readonly name: string;
  readonly value: XPath | Template;
}
