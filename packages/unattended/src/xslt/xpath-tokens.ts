import { UnsupportedTemplate } from "./unsupported-template.ts";

/** A word of an XPath expression. */
export interface XPathToken {
  readonly kind: "name" | "operator" | "number" | "string" | "variable" | "punctuation";
  readonly text: string;
}

const pattern =
  /\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<number>\d+(?:\.\d*)?|\.\d+)|\$(?<variable>[\p{L}_][\p{L}\p{N}_.-]*)|(?<name>[\p{L}_][\p{L}\p{N}_.-]*)|(?<sign>!=|<=|>=|\.\.|[=<>+\-*|/(),.]))/uy;

const signs = new Set(["=", "!=", "<", "<=", ">", ">=", "+", "-", "|"]);
const words = new Set(["or", "and", "div", "mod"]);

/** @throws UnsupportedTemplate for what is not in the part of XPath that is understood: axes, predicates, `//`, `@`. */
export function xpathTokens(expression: string): XPathToken[] {
  const tokens: XPathToken[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < expression.trimEnd().length) {
    const groups = pattern.exec(expression)?.groups;
    if (!groups) throw new UnsupportedTemplate({ what: `the expression '${expression}'` });
    const { double, single, number, variable, name, sign } = groups;
    const isOperand = endsOperand(tokens.at(-1));
    if (double !== undefined || single !== undefined) tokens.push({ kind: "string", text: double ?? single ?? "" });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (variable !== undefined) tokens.push({ kind: "variable", text: variable });
    // After an operand, `or` is an operator and `*` multiplies; elsewhere both name elements.
    else if (name !== undefined) tokens.push({ kind: isOperand && words.has(name) ? "operator" : "name", text: name });
    else if (sign === "*") tokens.push({ kind: isOperand ? "operator" : "name", text: "*" });
    else tokens.push({ kind: signs.has(sign as string) ? "operator" : "punctuation", text: sign as string });
  }
  return tokens;
}

function endsOperand(token: XPathToken | undefined): boolean {
  if (!token || token.kind === "operator") return false;
  return token.kind !== "punctuation" || token.text === ")" || token.text === "." || token.text === "..";
}
