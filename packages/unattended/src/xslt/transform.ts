import { DataNode } from "./data-node.ts";
import { evaluateString, evaluateXPath } from "./evaluate-xpath.ts";
import type { ResultElement, ResultNode } from "./result-node.ts";
import type { Binding, Instruction, Stylesheet, Template, ValueTemplate } from "./stylesheet.ts";
import { UnsupportedTemplate } from "./unsupported-template.ts";
import { writeResult } from "./write-result.ts";
import { booleanOf, stringOf, type XPathValue } from "./xpath-value.ts";

/** Templates that call each other deeper than this are taken for endless. */
const maxDepth = 200;

/**
 * Applies a stylesheet to a document.
 *
 * @param root the document's root element.
 * @returns null when the stylesheet has no template for it. (XSLT's built-in rules would then write all of the
 *   document's text, passwords among it.)
 * @throws UnsupportedTemplate for a template or variable that does not exist, or endless recursion.
 */
export function transform(stylesheet: Stylesheet, root: DataNode): string | null {
  const document = new DataNode("", [root]);
  const whole = stylesheet.matching.get("/");
  const template = whole ?? stylesheet.matching.get(`/${root.name}`);
  if (!template) return null;
  const sink: Sink = { children: [], element: null };
  run(template, { stylesheet, node: whole ? document : root, variables: new Map(), given: new Map(), depth: 0 }, sink);
  return writeResult(sink.children, stylesheet.output);
}

interface Frame {
  readonly stylesheet: Stylesheet;
  readonly node: DataNode;
  readonly variables: Map<string, XPathValue>;
  /** Parameters that the caller gave. */
  readonly given: ReadonlyMap<string, XPathValue>;
  readonly depth: number;
}

interface Sink {
  readonly children: ResultNode[];
  /** What attributes are added to; null outside of elements. */
  readonly element: ResultElement | null;
}

/** A body sees the variables set before it, and what it sets itself ends with it. */
function run(template: Template, outer: Frame, sink: Sink): void {
  const frame = { ...outer, variables: new Map(outer.variables) };
  for (const instruction of template) execute(instruction, frame, sink);
}

function execute(instruction: Instruction, frame: Frame, sink: Sink): void {
  switch (instruction.kind) {
    case "text":
      return write(instruction.text, sink);
    case "value-of":
      return write(evaluateString(instruction.select, frame), sink);
    case "choose": {
      const taken = instruction.cases.find(({ test }) => test === null || booleanOf(evaluateXPath(test, frame)));
      return taken && run(taken.body, frame, sink);
    }
    case "for-each": {
      const nodes = evaluateXPath(instruction.select, frame);
      if (typeof nodes !== "object") throw new UnsupportedTemplate({ what: "<xsl:for-each> over what is not nodes" });
      for (const node of nodes) run(instruction.body, { ...frame, node }, sink);
      return undefined;
    }
    case "call":
      return call(instruction.name, instruction.given, frame, sink);
    case "variable": {
      const { name } = instruction.binding;
      const given = instruction.isParameter ? frame.given.get(name) : undefined;
      frame.variables.set(name, given ?? valueOf(instruction.binding, frame));
      return undefined;
    }
    case "attribute":
      sink.element?.attributes.set(expand(instruction.name, frame), textOf(instruction.body, frame));
      return undefined;
    case "comment":
      sink.children.push({ kind: "comment", text: textOf(instruction.body, frame) });
      return undefined;
    case "element": {
      const element: ResultElement = {
        kind: "element",
        name: expand(instruction.name, frame),
        namespaces: instruction.namespaces,
        attributes: new Map(instruction.attributes.map(([name, value]) => [name, expand(value, frame)])),
        children: [],
      };
      sink.children.push(element);
      return run(instruction.body, frame, { children: element.children, element });
    }
  }
}

function call(name: string, bindings: readonly Binding[], frame: Frame, sink: Sink): void {
  const template = frame.stylesheet.named.get(name);
  if (!template) throw new UnsupportedTemplate({ what: `the template '${name}', which it does not have` });
  if (frame.depth >= maxDepth) throw new UnsupportedTemplate({ what: `the template '${name}' without an end` });
  const given = new Map(bindings.map((binding) => [binding.name, valueOf(binding, frame)]));
  run(template, { ...frame, variables: new Map(), given, depth: frame.depth + 1 }, sink);
}

/** Adjacent characters are one text, and no characters are none. */
function write(text: string, { children }: Sink): void {
  if (text === "") return;
  const last = children.at(-1);
  if (last?.kind === "text") children[children.length - 1] = { kind: "text", text: last.text + text };
  else children.push({ kind: "text", text });
}

const isBody = (value: Binding["value"]): value is Template => Array.isArray(value);

const valueOf = ({ value }: Binding, frame: Frame): XPathValue =>
  isBody(value) ? textOf(value, frame) : evaluateXPath(value, frame);

/** What a body writes, as text alone. */
function textOf(body: Template, frame: Frame): string {
  const sink: Sink = { children: [], element: null };
  run(body, frame, sink);
  const flatten = (nodes: readonly ResultNode[]): string =>
    nodes
      .map((node) => (node.kind === "element" ? flatten(node.children) : node.kind === "text" ? node.text : ""))
      .join("");
  return flatten(sink.children);
}

const expand = (template: ValueTemplate, frame: Frame): string =>
  template.map((part) => (typeof part === "string" ? part : stringOf(evaluateXPath(part, frame)))).join("");
