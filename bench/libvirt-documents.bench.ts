// libvirt's own test data: how many documents there are of each kind, how many survive, how much of them the typed model
// knows, how fast they are read, and how long the declarations take to type-check. Prints rows for docs/benchmarks.md;
// with --paths=N the N most frequent untyped paths.
// Usage (root): npm run bench -- libvirt-documents, or
// node --conditions=hob-source bench/libvirt-documents.bench.ts [DIR…] [--kind=KIND] [--paths=N]
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { libvirtSource } from "@hob/beds";
import { coverage, documentKinds, edit, read, write } from "@hob/libvirt-xml";
import { installedSchemas, type ValidDocument, validDocuments } from "@hob/libvirt-xml/testing";
import { canonicaliseXml, parseXml, serialiseXml } from "@hob/xml";
import { printTable } from "./measure/table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kind: { type: "string" }, paths: { type: "string", default: "0" } },
});
const source = positionals.length === 0 ? await libvirtSource() : undefined;
const directories = source === undefined ? positionals : [source];
const schemas = source === undefined ? installedSchemas : join(source, "src/conf/schemas");
const documents = (await validDocuments(directories, schemas)).filter(
  ({ kind }) => values.kind === undefined || kind.name === values.kind,
);

/** The same canonically after parsing and serialising, and byte by byte after an edit that changes nothing. */
function survives({ kind, text }: ValidDocument): boolean {
  const tree = parseXml(text);
  const same = canonicaliseXml(parseXml(serialiseXml(tree))) === canonicaliseXml(tree);
  return same && edit(text, kind.declared, (value) => structuredClone(value)) === text;
}

const frequent = new Map<string, { count: number; file: string }>();
const rows = documentKinds.map(({ name, declared }) => {
  const own = documents.filter(({ kind }) => kind.name === name);
  let nodes = 0;
  let untyped = 0;
  for (const { path: file, text } of own) {
    const found = coverage(declared, parseXml(text).root);
    nodes += found.nodes;
    untyped += found.untyped.length;
    for (const path of found.untyped) {
      const plain = path.replaceAll(/\[\d+\]/g, "");
      const seen = frequent.get(plain);
      frequent.set(plain, { count: (seen?.count ?? 0) + 1, file: seen?.file ?? file });
    }
  }
  const typed = nodes === 0 ? "" : `${(Math.floor(10_000 * (1 - untyped / nodes)) / 100).toFixed(2)} %`;
  return [name, own.length, own.filter(survives).length, nodes, untyped, typed];
});
printTable(["kind", "documents", "survive", "nodes", "untyped", "typed"], rows);
const listed = [...frequent].toSorted(([, a], [, b]) => b.count - a.count).slice(0, Number(values.paths));
for (const [path, { count, file }] of listed) console.log(`${count} × ${path}, as in ${file}`);

const domains = documents.filter(({ kind }) => kind.name === "domain");
if (domains.length > 0) {
  const count = 10_000;
  const samples = domains.map(({ kind: { declared }, text }) => {
    const tree = parseXml(text);
    return { declared, text, tree, value: read(declared, tree) };
  });
  const sample = (at: number) => samples[at % samples.length] as (typeof samples)[number];
  const kilobytes = Array.from({ length: count }, (_, at) => sample(at).text.length).reduce((a, b) => a + b) / 1000;
  const steps: readonly (readonly [string, (one: (typeof samples)[number]) => unknown])[] = [
    ["parse", ({ text }) => parseXml(text)],
    ["read what was parsed", ({ declared, tree }) => read(declared, tree)],
    ["parse and read", ({ declared, text }) => read(declared, text)],
    ["serialise what was parsed", ({ tree }) => serialiseXml(tree)],
    ["write a value", ({ declared, value }) => write(declared, value)],
    ["canonicalise", ({ tree }) => canonicaliseXml(tree)],
  ];
  const timed = steps.map(([name, run]) => {
    const rounds = Array.from({ length: 6 }, () => {
      const started = performance.now();
      for (let at = 0; at < count; at++) run(sample(at));
      return performance.now() - started;
    });
    // The first round warms up.
    const sorted = rounds.slice(1).sort((a, b) => a - b);
    const [least = 0] = sorted;
    return [
      name,
      `${(sorted[2] ?? 0).toFixed(0)} [${least.toFixed(0)}]`,
      ((1000 * least) / count).toFixed(1),
      (kilobytes / least).toFixed(0),
    ];
  });
  console.log();
  const title = `${count} domain documents of ${(kilobytes / count).toFixed(1)} kB, 5 rounds`;
  printTable([title, "ms, median [least]", "µs each, least", "MB/s"], timed);
}

const checked = ["-p", "packages/libvirt-xml", "--noEmit", "--incremental", "false", "--composite", "false"];
const root = fileURLToPath(new URL("..", import.meta.url));
const checks = Array.from({ length: 3 }, () => {
  const started = performance.now();
  const { status } = spawnSync(join(root, "node_modules/.bin/tsc"), checked, { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("@hob/libvirt-xml does not type-check.");
  return performance.now() - started;
});
console.log(`\nType check of @hob/libvirt-xml alone, anew: ${Math.min(...checks).toFixed(0)} ms at least.`);
