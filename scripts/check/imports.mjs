import { readFileSync } from "node:fs";
import { parseSync } from "vite";

/** Calls `visit` for every node of a syntax tree. */
function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit);
  } else if (node && typeof node === "object") {
    if (typeof node.type === "string") visit(node);
    for (const key in node) if (key !== "parent") walk(node[key], visit);
  }
}

/** The text of a literal, also of a template without placeholders. */
function literal(node) {
  if (node?.type === "Literal") return node.value;
  if (node?.type === "TSLiteralType") return literal(node.literal);
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

const ofNode = {
  ImportDeclaration: (node) => ({ name: literal(node.source), type: isTypeOnly(node) }),
  ExportNamedDeclaration: (node) => ({ name: literal(node.source), type: isTypeOnly(node) }),
  ExportAllDeclaration: (node) => ({ name: literal(node.source), type: node.exportKind === "type" }),
  ImportExpression: (node) => ({ name: literal(node.source), type: false }),
  TSImportType: (node) => ({ name: literal(node.source ?? node.argument), type: true }),
};

/** Whether a statement leaves nothing behind when types are removed. */
function isTypeOnly(node) {
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const kinds = node.specifiers.map((specifier) => specifier.importKind ?? specifier.exportKind);
  return kinds.length > 0 && kinds.every((kind) => kind === "type");
}

/**
 * What a source file imports, by any kind of statement: static, dynamic, re-exported, in a type.
 *
 * @returns a list of `{ name, type }`; `type` says that the import vanishes when types are removed.
 * @throws an Error when the file cannot be parsed.
 */
export function importsOf(path, text = readFileSync(path, "utf8")) {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const found = [];
  walk(program, (node) => {
    const one = ofNode[node.type]?.(node);
    if (typeof one?.name === "string") found.push(one);
  });
  return found;
}
