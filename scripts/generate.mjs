// npm run generate: writes the files that are made from others. The facts of libvirt's protocol are read anew, from its
// sources, with --fetch (Debian's source package) or with --source DIR; else those in the repository serve.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { fetchLibvirtSource, sourcePackage } from "./generate/fetch-libvirt-source.mjs";
import { factsPath, libvirtProtocol, staleFiles } from "./generate/libvirt-protocol.mjs";
import { readFacts } from "./generate/read-facts.mjs";
import { root } from "./workspaces.mjs";

const { values } = parseArgs({ options: { fetch: { type: "boolean" }, source: { type: "string" } } });

if (values.source !== undefined || values.fetch || !existsSync(factsPath)) {
  const fetched = values.source === undefined ? await fetchLibvirtSource() : undefined;
  const facts = readFacts(values.source ?? fetched.directory, sourcePackage);
  fetched?.remove();
  writeFileSync(factsPath, await format(JSON.stringify(facts), { parser: "json", printWidth: 120 }));
  process.stdout.write(`read     ${relative(root, factsPath)}\n`);
}

const files = await libvirtProtocol(JSON.parse(readFileSync(factsPath, "utf8")));
for (const path of staleFiles(files)) {
  rmSync(join(root, path));
  process.stdout.write(`removed  ${path}\n`);
}
for (const [path, text] of files) {
  const target = join(root, path);
  if (existsSync(target) && readFileSync(target, "utf8") === text) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  process.stdout.write(`written  ${path}\n`);
}
