// npm run generate: writes the files that are made from others. The facts of libvirt's protocol are read anew, from its
// sources, with --fetch (Debian's source package) or with --source DIR; else those in the repository serve.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { ensureModules } from "./setup/modules.mjs";
import { requireNodeForSetup } from "./setup/node.mjs";
import { root } from "./workspaces.mjs";

requireNodeForSetup();
await ensureModules();
const { format } = await import("prettier");
const { fetchLibvirtSource, sourcePackage } = await import("./generate/fetch-libvirt-source.mjs");
const { factsPath, libvirtProtocol, staleFiles } = await import("./generate/libvirt-protocol.mjs");
const { readFacts } = await import("./generate/read-facts.mjs");

const { values } = parseArgs({ options: { fetch: { type: "boolean" }, source: { type: "string" } } });
const say = (line) => process.stdout.write(`${line}\n`);

if (values.source !== undefined || values.fetch || !existsSync(factsPath)) {
  const fetched = values.source === undefined ? fetchLibvirtSource() : undefined;
  const facts = readFacts(values.source ?? fetched.directory, sourcePackage);
  fetched?.remove();
  writeFileSync(factsPath, await format(JSON.stringify(facts), { parser: "json", printWidth: 120 }));
  say(`read     ${relative(root, factsPath)}`);
}

const files = await libvirtProtocol(JSON.parse(readFileSync(factsPath, "utf8")));
for (const path of staleFiles(files)) {
  rmSync(join(root, path));
  say(`removed  ${path}`);
}
let written = 0;
for (const [path, text] of files) {
  const target = join(root, path);
  if (existsSync(target) && readFileSync(target, "utf8") === text) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  written += 1;
  say(`written  ${path}`);
}
say(`${files.size} files, ${written} of them changed.`);
