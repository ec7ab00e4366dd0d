// How much of libvirt's documents the typed model knows: nodes and untyped nodes per kind, and the most frequent untyped
// paths. Usage (root): node --conditions=hob-source bench/libvirt-documents.bench.ts DIR… [--kind=KIND] [--paths=N]
import { parseArgs } from "node:util";
import { coverage, documentKinds } from "@hob/libvirt-xml";
import { validDocuments } from "@hob/libvirt-xml/testing";
import { parseXml } from "@hob/xml";
import { printTable } from "./measure/table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kind: { type: "string" }, paths: { type: "string", default: "40" } },
});
const documents = (await validDocuments(positionals)).filter(
  ({ kind }) => values.kind === undefined || kind.name === values.kind,
);

const frequent = new Map<string, { count: number; path: string }>();
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
      frequent.set(plain, { count: (seen?.count ?? 0) + 1, path: seen?.path ?? file });
    }
  }
  const typed = nodes === 0 ? "" : `${(100 * (1 - untyped / nodes)).toFixed(2)} %`;
  return [name, own.length, nodes, untyped, typed];
});
printTable(["kind", "documents", "nodes", "untyped", "typed"], rows);
const listed = [...frequent].toSorted(([, a], [, b]) => b.count - a.count).slice(0, Number(values.paths));
for (const [path, { count, path: file }] of listed) console.log(`${count} × ${path}, as in ${file}`);
