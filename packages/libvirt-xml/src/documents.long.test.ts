import { spawn } from "node:child_process";
import { once } from "node:events";
import { libvirtSource } from "@hob/beds";
import { canonicaliseXml, parseXml, serialiseXml } from "@hob/xml";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coverage, documentKinds, edit, read, write } from "./index.ts";
import { isInsertion, textsOf, validated, type ValidDocument, validDocuments, withText } from "./testing/index.ts";

let source: string;
let documents: readonly ValidDocument[];
let directory: string;
beforeAll(async () => {
  source = await libvirtSource();
  documents = await validDocuments([source], join(source, "src/conf/schemas"));
  directory = await mkdtemp(join(tmpdir(), "hob-documents-"));
});
afterAll(() => rm(directory, { recursive: true }));

/** The paths of the documents for which something does not hold, with what was thrown. */
function failing(holds: (document: ValidDocument) => boolean): string[] {
  return documents.flatMap((document) => {
    try {
      return holds(document) ? [] : [document.path];
    } catch (error) {
      return [`${document.path}: ${String(error)}`];
    }
  });
}

/** libxml2's canonical form of a file. */
async function byLibxml(path: string): Promise<string> {
  const child = spawn("xmllint", ["--nonet", "--c14n", path], { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.setEncoding("utf8");
  let told = "";
  child.stdout.on("data", (text: string) => (told += text));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`xmllint refuses ${path}.`);
  return told;
}

test("libvirt's own test data has documents of every kind that libvirt has a schema for", () => {
  expect(documents.length).toBeGreaterThan(2400);
  const kinds = new Set(documents.map(({ kind }) => kind.name));
  expect(documentKinds.filter(({ name, schema }) => schema && !kinds.has(name))).toEqual([]);
});

test("every document, parsed and serialised, is the same after canonicalisation, as libxml2 judges", async () => {
  const queue = documents.entries();
  const differing: string[] = [];
  const work = async () => {
    for (const [index, { path, text }] of queue) {
      const again = join(directory, `${index}.xml`);
      const tree = parseXml(await readFile(path));
      await writeFile(again, serialiseXml(tree));
      const [theirs, ours] = await Promise.all([byLibxml(path), byLibxml(again)]);
      if (theirs !== ours || theirs !== canonicaliseXml(tree) || serialiseXml(tree) !== text) differing.push(path);
    }
  };
  await Promise.all([work(), work(), work()]);
  expect(differing).toEqual([]);
});

test("every document is the same byte by byte after an edit that changes nothing", () => {
  expect(failing(({ kind, text }) => edit(text, kind.declared, (value) => structuredClone(value)) === text)).toEqual(
    [],
  );
});

test("every document keeps every byte but those of the one text that gets longer, whichever it is", () => {
  const differing: string[] = [];
  for (const { path, kind, text } of documents) {
    const texts = textsOf(read(kind.declared, text)).filter((each) => !/metadata|memtune|genid/.test(each.join()));
    // Every text of all documents would take minutes: these are some of each, spread over the document.
    const step = Math.max(1, Math.floor(texts.length / 10));
    for (const each of texts.filter((_, at) => at % step === 0)) {
      let was = "";
      const longer = (old: string) => `${(was = old)}~`;
      const after = edit(text, kind.declared, (value) => withText(value, each, longer));
      // A type that is assumed has yet to be written.
      const accepted = ["~", ` type='${was}~'`].some((characters) => isInsertion(text, after, characters));
      if (!accepted) differing.push(`${path}: ${each.join(".")}`);
    }
  }
  expect(differing).toEqual([]);
});

test("every document's value, written, reads back the same, and libvirt's schema accepts it", async () => {
  const written = new Map<string, string>();
  for (const [index, { path, kind, text }] of documents.entries()) {
    const value = read(kind.declared, text);
    const xml = write(kind.declared, value);
    expect(read(kind.declared, xml), path).toEqual(value);
    const file = join(directory, `${index}-written.xml`);
    await writeFile(file, xml);
    written.set(file, path);
  }
  const accepted = new Set<string>();
  for (const { name, schema } of documentKinds) {
    if (!schema) continue;
    const own = [...written.keys()].filter((_, index) => documents[index]?.kind.name === name);
    for (const path of await validated(own, join(source, "src/conf/schemas", schema))) accepted.add(path);
  }
  expect([...written].filter(([file], index) => documents[index]?.kind.schema && !accepted.has(file))).toEqual([]);
});

test.each(documentKinds)("the typed model knows what $name documents hold", ({ name, declared }) => {
  let nodes = 0;
  const untyped: string[] = [];
  for (const { kind, path, text } of documents) {
    if (kind.name !== name) continue;
    const found = coverage(declared, parseXml(text).root);
    nodes += found.nodes;
    untyped.push(...found.untyped.map((each) => `${path}:${each}`));
  }
  const share = nodes === 0 ? 1 : 1 - untyped.length / nodes;
  expect(share, untyped.slice(0, 20).join("\n")).toBeGreaterThanOrEqual(name === "domain" ? 0.99 : 0.98);
});
