import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicaliseXml, parseXml } from "./index.ts";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "hob-xml-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** What libxml2 says of a document: its canonical form, or null where it refuses. */
function byLibxml(text: string): string | null {
  const path = join(directory, "document.xml");
  writeFileSync(path, text);
  const { status, stdout, error } = spawnSync("xmllint", ["--nonet", "--c14n", path], { encoding: "utf8" });
  if (error) throw error;
  return status === 0 ? stdout : null;
}

function byUs(text: string): string | null {
  try {
    return canonicaliseXml(parseXml(text));
  } catch {
    return null;
  }
}

const fixtures = [
  join(import.meta.dirname, "../../libvirt-xml/fixtures"),
  "/usr/share/libvirt/schemas",
  "/usr/share/libvirt/cpu_map",
  "/usr/share/libvirt/nwfilter",
].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));

test("canonicalises libvirt's documents, schemas and tables as libxml2 does", () => {
  expect(fixtures.length).toBeGreaterThan(100);
  for (const path of fixtures) {
    const text = readFileSync(path, "utf8");
    expect(byUs(text), path).toBe(byLibxml(text));
  }
});

const name = fc.constantFrom("a", "b", "é", "p:a", "q:b", "p:é");
const characters = fc.stringMatching(/^[ -;=-~\t\né😀]{0,6}$/u).map((text) => text.replaceAll("&", "&#13;&amp;"));
const value = characters.map((text) => text.replaceAll('"', "&quot;"));
const attribute = fc.oneof(
  fc.tuple(fc.constantFrom("b", "a", "p:a", "q:a", "é", "xml:lang"), value),
  // Two prefixes for one namespace would make `p:a` and `q:a` one attribute, which libxml2 forgives.
  fc.tuple(fc.constantFrom("xmlns", "xmlns:p"), fc.constantFrom("urn:1", "urn:2")),
  fc.tuple(fc.constant("xmlns:q"), fc.constantFrom("urn:3", "urn:4")),
);
const attributes = fc
  .uniqueArray(attribute, { selector: ([key]) => key, maxLength: 4 })
  .map((all) => all.map(([key, each]) => ` ${key}="${each}"`).join(""));
const { element } = fc.letrec<{ element: string; node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    characters.map((text) => text.replaceAll("]]>", "")),
    fc.constantFrom("<!-- c -->", "<?i  d ?>", "<?i?>", "<![CDATA[<&]]>", "\r\n"),
    tie("element"),
  ),
  element: fc
    .tuple(name, attributes, fc.array(tie("node"), { maxLength: 4 }))
    .map(([tag, inside, nodes]) => `<${tag}${inside}>${nodes.join("")}</${tag}>`),
}));
const document = fc
  .tuple(element, fc.constantFrom("", "<!-- x -->\n", "<?i d?>"), fc.constantFrom("", "\n<!-- y -->", "\n<?i?>\n"))
  .map(([root, before, after]) => `${before}<root xmlns:p="urn:p" xmlns:q="urn:q">${root}</root>${after}`);

test("canonicalises, or refuses, whatever libxml2 does", () => {
  let accepted = 0;
  fc.assert(
    fc.property(document, (text) => {
      const theirs = byLibxml(text);
      if (theirs !== null) accepted += 1;
      expect(byUs(text)).toBe(theirs);
    }),
    { numRuns: 200 },
  );
  expect(accepted).toBeGreaterThan(30);
});
