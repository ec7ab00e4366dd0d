import { parseXml, type XmlElement, type XmlNode } from "@hob/xml";
import { parseXPath } from "./parse-xpath.ts";
import type { Binding, Instruction, Stylesheet, Template, ValueTemplate } from "./stylesheet.ts";
import { UnsupportedTemplate } from "./unsupported-template.ts";

const xslNamespace = "http://www.w3.org/1999/XSL/Transform";

/**
 * Compiles an XSLT 1.0 stylesheet of the kind that osinfo's install scripts are: templates by root path and by name, with
 * text, elements, choices, loops and variables.
 *
 * @throws UnsupportedTemplate for other instructions, so that nothing is left out silently.
 */
export function compileStylesheet(text: string): Stylesheet {
  const { root } = parseXml(text);
  if (!isXsl(root)) throw new UnsupportedTemplate({ what: `<${root.name}> instead of a stylesheet` });
  const matching = new Map<string, Template>();
  const named = new Map<string, Template>();
  let output: Stylesheet["output"] = { method: "xml", isIndented: false, hasDeclaration: true };
  for (const element of root.elements()) {
    if (isXsl(element) && element.localName === "output") output = readOutput(element);
    else if (isXsl(element) && element.localName === "template") {
      const body = compileBody(element);
      const [match, name] = [element.attribute("match"), element.attribute("name")];
      if (match !== undefined && !/^\/?[\w.-]*$/.test(match))
        throw new UnsupportedTemplate({ what: `a template for '${match}'` });
      if (match !== undefined) matching.set(match.startsWith("/") ? match : `/${match}`, body);
      if (name !== undefined) named.set(name, body);
    } else throw new UnsupportedTemplate({ what: `<${element.name}>` });
  }
  return { output, matching, named };
}

const isXsl = (element: XmlElement): boolean => element.namespace === xslNamespace;

function readOutput(element: XmlElement): Stylesheet["output"] {
  const method = element.attribute("method") ?? "xml";
  if (method !== "xml" && method !== "text") throw new UnsupportedTemplate({ what: `the output method '${method}'` });
  const encoding = element.attribute("encoding");
  if (encoding !== undefined) throw new UnsupportedTemplate({ what: `the encoding '${encoding}'` });
  return {
    method,
    isIndented: element.attribute("indent") === "yes",
    hasDeclaration: element.attribute("omit-xml-declaration") !== "yes",
  };
}

const compileBody = (element: XmlElement): Template => element.children.flatMap((node) => compileNode(node));

function compileNode(node: XmlNode): Instruction[] {
  if (node.kind === "text" || node.kind === "cdata") {
    // White space alone is layout of the stylesheet.
    return /^[ \t\r\n]*$/.test(node.value) ? [] : [{ kind: "text", text: node.value }];
  }
  if (node.kind !== "element") return [];
  return [isXsl(node) ? compileInstruction(node) : compileElement(node)];
}

function compileInstruction(element: XmlElement): Instruction {
  const select = (name: string) => parseXPath(required(element, name));
  switch (element.localName) {
    case "text":
      refuseUnescaped(element);
      return { kind: "text", text: element.text };
    case "value-of":
      refuseUnescaped(element);
      return { kind: "value-of", select: select("select") };
    case "if":
      return { kind: "choose", cases: [{ test: select("test"), body: compileBody(element) }] };
    case "choose":
      return { kind: "choose", cases: element.elements().map(compileCase) };
    case "for-each":
      return { kind: "for-each", select: select("select"), body: compileBody(element) };
    case "call-template":
      return { kind: "call", name: required(element, "name"), given: element.elements().map(compileBinding) };
    case "variable":
    case "param":
      return { kind: "variable", isParameter: element.localName === "param", binding: compileBinding(element) };
    case "attribute":
      return { kind: "attribute", name: compileValue(required(element, "name")), body: compileBody(element) };
    case "element":
      return {
        kind: "element",
        name: compileValue(required(element, "name")),
        namespaces: [],
        attributes: [],
        body: compileBody(element),
      };
    case "comment":
      return { kind: "comment", body: compileBody(element) };
    default:
      throw new UnsupportedTemplate({ what: `<${element.name}>` });
  }
}

function compileCase(element: XmlElement): { test: ReturnType<typeof parseXPath> | null; body: Template } {
  const test = element.localName === "when" ? parseXPath(required(element, "test")) : null;
  return { test, body: compileBody(element) };
}

function compileBinding(element: XmlElement): Binding {
  const select = element.attribute("select");
  return { name: required(element, "name"), value: select === undefined ? compileBody(element) : parseXPath(select) };
}

function compileElement(element: XmlElement): Instruction {
  const namespaces: [string, string][] = [];
  const attributes: [string, ValueTemplate][] = [];
  for (const [name, value] of element.attributes) {
    if (name === "xmlns" || name.startsWith("xmlns:")) {
      if (value !== xslNamespace) namespaces.push([name, value]);
    } else attributes.push([name, compileValue(value)]);
  }
  return { kind: "element", name: [element.name], namespaces, attributes, body: compileBody(element) };
}

/** Splits `a{b}c`; doubled braces stand for themselves. */
function compileValue(value: string): ValueTemplate {
  return [...value.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[^{}]+/g)].map(([whole, expression]) =>
    expression === undefined ? whole.replace("{{", "{").replace("}}", "}") : parseXPath(expression),
  );
}

function required(element: XmlElement, name: string): string {
  const value = element.attribute(name);
  if (value === undefined) throw new UnsupportedTemplate({ what: `<${element.name}> without '${name}'` });
  return value;
}

function refuseUnescaped(element: XmlElement): void {
  if (element.attribute("disable-output-escaping") === "yes") {
    throw new UnsupportedTemplate({ what: `<${element.name}> with 'disable-output-escaping'` });
  }
}
