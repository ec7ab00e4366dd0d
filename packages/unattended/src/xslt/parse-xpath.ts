import { UnsupportedTemplate } from "./unsupported-template.ts";
import { operatorRanks, type XPath, type XPathOperator, type XPathStep } from "./xpath-expression.ts";
import { xpathFunctions } from "./xpath-functions.ts";
import { type XPathToken, xpathTokens } from "./xpath-tokens.ts";

/**
 * Parses an XPath 1.0 expression: literals, variables, functions, operators, and paths down the child axis.
 *
 * @throws UnsupportedTemplate for anything else.
 */
export function parseXPath(expression: string): XPath {
  const tokens = xpathTokens(expression);
  let at = 0;
  const refuse = () => new UnsupportedTemplate({ what: `the expression '${expression}'` });
  const next = (): XPathToken | undefined => tokens[at];
  const takes = (text: string, kind: XPathToken["kind"] = "punctuation"): boolean => {
    const found = next()?.kind === kind && next()?.text === text;
    if (found) at += 1;
    return found;
  };

  function binary(rank: number): XPath {
    const operators: readonly string[] | undefined = operatorRanks[rank];
    if (!operators) return unary();
    let left = binary(rank + 1);
    for (let token = next(); token?.kind === "operator" && operators.includes(token.text); token = next()) {
      at += 1;
      left = { kind: "binary", operator: token.text as XPathOperator, left, right: binary(rank + 1) };
    }
    return left;
  }

  function unary(): XPath {
    return takes("-", "operator") ? { kind: "negate", operand: unary() } : primary();
  }

  function primary(): XPath {
    const token = next();
    if (!token) throw refuse();
    if (token.kind === "string" || token.kind === "number") {
      at += 1;
      return { kind: "literal", value: token.kind === "number" ? Number(token.text) : token.text };
    }
    if (token.kind === "variable") {
      at += 1;
      return { kind: "variable", name: token.text };
    }
    if (takes("(")) {
      const inner = binary(0);
      if (!takes(")")) throw refuse();
      return inner;
    }
    const follower = tokens[at + 1];
    if (token.kind === "name" && token.text !== "text" && follower?.text === "(" && follower.kind === "punctuation")
      return call(token.text);
    return path();
  }

  function call(name: string): XPath {
    if (!xpathFunctions.has(name)) throw new UnsupportedTemplate({ what: `the function '${name}()'` });
    at += 2;
    const args: XPath[] = [];
    if (!takes(")")) {
      do args.push(binary(0));
      while (takes(","));
      if (!takes(")")) throw refuse();
    }
    return { kind: "call", name, args };
  }

  function path(): XPath {
    const isAbsolute = takes("/");
    const steps: XPathStep[] = [];
    if (isAbsolute && !startsStep(next())) return { kind: "path", isAbsolute, steps };
    do steps.push(step());
    while (takes("/"));
    return { kind: "path", isAbsolute, steps };
  }

  function step(): XPathStep {
    if (takes(".")) return { kind: "self" };
    if (takes("..")) return { kind: "parent" };
    const token = next();
    if (token?.kind !== "name") throw refuse();
    at += 1;
    if (!takes("(")) return { kind: "child", name: token.text };
    if (token.text !== "text" || !takes(")")) throw refuse();
    return { kind: "text" };
  }

  const parsed = binary(0);
  if (at < tokens.length) throw refuse();
  return parsed;
}

const startsStep = (token: XPathToken | undefined): boolean =>
  token?.kind === "name" || (token?.kind === "punctuation" && (token.text === "." || token.text === ".."));
