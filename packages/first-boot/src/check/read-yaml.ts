import { type Document, isMap, isScalar, LineCounter, parseAllDocuments, visit } from "yaml";
import { InvalidText } from "../first-boot-errors.ts";
import type { Finding } from "./finding.ts";

/** A YAML mapping with the places of its keys. */
export interface YamlMapping {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where each key at the top stands. */
  readonly keys: readonly { readonly key: string; readonly line: number; readonly column: number }[];
  readonly warnings: readonly Finding[];
}

/** The reader's words for what is wrong, as the end of a sentence; without the piece of the text, which may be a secret. */
const asReason = (message: string): string => {
  const line = message
    .split("\n")[0]!
    .trim()
    .replace(/:\s.*$|[.:]$/, "");
  return `${line.slice(0, 1).toLowerCase()}${line.slice(1)}`;
};

/** Where the first alias stands that names nothing, or else the first of all. */
function firstAlias(document: Document): number {
  const found: { offset: number; isLost: boolean }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      found.push({ offset: alias.range?.[0] ?? 0, isLost: alias.resolve(document) === undefined });
    },
  });
  return (found.find(({ isLost }) => isLost) ?? found[0])?.offset ?? 0;
}

function valueOf(document: Document, refuse: (offset: number, reason: string) => never): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // Aliases that name nothing, or that multiply without end.
    return refuse(firstAlias(document), asReason(error instanceof Error ? error.message : String(error)));
  }
}

/**
 * Reads a YAML mapping as cloud-init does, by version 1.1. A key that is there twice is a warning: the last one wins.
 *
 * @param what the text's name, for errors: `User data`.
 * @throws InvalidText with line and column when it is no YAML, more than one document, or no mapping.
 */
export function readYamlMapping(what: string, text: string): YamlMapping {
  const lines = new LineCounter();
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refuse = (offset: number, reason: string): never => {
    throw new InvalidText({ what, ...placeOf(offset), reason });
  };
  const documents = parseAllDocuments(text, {
    version: "1.1",
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "silent",
  });
  if ("empty" in documents) return { value: {}, keys: [], warnings: [] };
  const [document, second] = documents;
  const [problem] = documents.flatMap(({ errors }) => errors).filter(({ code }) => code !== "DUPLICATE_KEY");
  if (problem !== undefined) refuse(problem.pos[0], asReason(problem.message));
  const [tag] = documents.flatMap(({ warnings }) => warnings).filter(({ code }) => code === "TAG_RESOLVE_FAILED");
  if (tag !== undefined) refuse(tag.pos[0], "this tag ('!…') is not known");
  if (second !== undefined) refuse(second.range[0], "a second document begins; only one is read");
  const root = document!.contents;
  if (root === null || (isScalar(root) && root.value === null)) return { value: {}, keys: [], warnings: [] };
  if (!isMap(root)) return refuse(root.range?.[0] ?? 0, "this is no mapping of keys to values ('key: value')");
  const warnings = document!.errors.map(({ pos }) => ({
    ...placeOf(pos[0]),
    message: "This key is there twice; the last one wins.",
  }));
  const keys = root.items.flatMap(({ key }) => {
    if (!isScalar(key)) return refuse(key.range?.[0] ?? 0, "a key is no plain word");
    return [{ key: String(key.value), ...placeOf(key.range?.[0] ?? 0) }];
  });
  const value = valueOf(document!, refuse);
  return { value: value as Record<string, unknown>, keys, warnings };
}
