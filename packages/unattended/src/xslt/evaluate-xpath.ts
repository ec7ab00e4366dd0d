import type { DataNode } from "./data-node.ts";
import { UnsupportedTemplate } from "./unsupported-template.ts";
import type { XPath, XPathOperator, XPathStep } from "./xpath-expression.ts";
import { contextFunctions, xpathFunctions } from "./xpath-functions.ts";
import { booleanOf, numberOf, stringOf, type XPathValue } from "./xpath-value.ts";

/** Where an expression is evaluated. */
export interface XPathScope {
  readonly node: DataNode;
  readonly variables: ReadonlyMap<string, XPathValue>;
}

/** The value of an expression. @throws UnsupportedTemplate for a variable that is not set. */
export function evaluateXPath(expression: XPath, scope: XPathScope): XPathValue {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "variable": {
      const value = scope.variables.get(expression.name);
      if (value === undefined)
        throw new UnsupportedTemplate({ what: `the variable '$${expression.name}', which is not set` });
      return value;
    }
    case "negate":
      return -numberOf(evaluateXPath(expression.operand, scope));
    case "call": {
      const args = expression.args.map((arg) => evaluateXPath(arg, scope));
      if (args.length === 0 && contextFunctions.has(expression.name)) args.push([scope.node]);
      return (xpathFunctions.get(expression.name) as NonNullable<ReturnType<typeof xpathFunctions.get>>)(...args);
    }
    case "path": {
      const start = expression.isAbsolute ? scope.node.root : scope.node;
      return expression.steps.reduce<readonly DataNode[]>(take, [start]);
    }
    case "binary":
      return combine(expression.operator, evaluateXPath(expression.left, scope), () =>
        evaluateXPath(expression.right, scope),
      );
  }
}

function take(nodes: readonly DataNode[], step: XPathStep): DataNode[] {
  const reached = nodes.flatMap((node) => {
    if (step.kind === "self") return [node];
    if (step.kind === "parent") return node.parent ? [node.parent] : [];
    if (step.kind === "text") return node.children.filter(({ text }) => text !== null);
    return node.children.filter(({ name, text }) => text === null && (step.name === "*" || name === step.name));
  });
  return [...new Set(reached)];
}

function combine(operator: XPathOperator, left: XPathValue, getRight: () => XPathValue): XPathValue {
  if (operator === "or") return booleanOf(left) || booleanOf(getRight());
  if (operator === "and") return booleanOf(left) && booleanOf(getRight());
  const right = getRight();
  if (operator === "|") return [...new Set([...nodesOf(left), ...nodesOf(right)])];
  const arithmetic = arithmetics.get(operator);
  if (arithmetic) return arithmetic(numberOf(left), numberOf(right));
  return compare(operator, left, right);
}

const arithmetics: ReadonlyMap<string, (left: number, right: number) => number> = new Map([
  ["+", (left: number, right: number) => left + right],
  ["-", (left: number, right: number) => left - right],
  ["*", (left: number, right: number) => left * right],
  ["div", (left: number, right: number) => left / right],
  ["mod", (left: number, right: number) => left % right],
]);

const nodesOf = (value: XPathValue): readonly DataNode[] => (typeof value === "object" ? value : []);

/** A node set compares as any of its nodes: one that is empty equals nothing, and differs from nothing. */
function compare(operator: XPathOperator, left: XPathValue, right: XPathValue): boolean {
  if (typeof left === "boolean" || typeof right === "boolean")
    return holds(operator, toBoolean(left), toBoolean(right));
  if (typeof left === "object") return left.some((node) => compare(operator, node.stringValue, right));
  if (typeof right === "object") return right.some((node) => compare(operator, left, node.stringValue));
  const isEquality = operator === "=" || operator === "!=";
  if (isEquality && typeof left === "string" && typeof right === "string") return holds(operator, left, right);
  return holds(operator, numberOf(left), numberOf(right));
}

/** A boolean makes a boolean of the other side, also of a whole node set. */
const toBoolean = (value: XPathValue): boolean => booleanOf(value);

function holds<Value extends string | number | boolean>(operator: XPathOperator, left: Value, right: Value): boolean {
  if (operator === "=") return left === right;
  if (operator === "!=") return left !== right;
  const [one, other] = [Number(left), Number(right)];
  if (operator === "<") return one < other;
  if (operator === "<=") return one <= other;
  return operator === ">" ? one > other : one >= other;
}

/** The string value of an expression. */
export const evaluateString = (expression: XPath, scope: XPathScope): string =>
  stringOf(evaluateXPath(expression, scope));
