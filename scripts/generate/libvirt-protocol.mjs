import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../workspaces.mjs";
import { sourcePackage } from "./fetch-libvirt-source.mjs";
import { limitName, protocolModel } from "./protocol-model.mjs";
import { writeErrorCodes, writeErrorDomains } from "./write-errors.mjs";
import { writeErrorMessage, writeFile, writeIndex, writeLimits } from "./write-procedures.mjs";

const sources = join(root, "packages", "libvirt", "protocol");
const folder = "packages/libvirt/src/protocol";
const json = (...path) => JSON.parse(readFileSync(join(sources, ...path), "utf8"));

/** Where the facts are kept. */
export const factsPath = join(sources, `libvirt-${sourcePackage.version}.json`);

/** What is written by hand: names, kinds of errors, and a sentence for everything. */
export function readWritten() {
  const names = readdirSync(join(sources, "documentation")).sort();
  return {
    naming: json("naming.json"),
    errorKinds: json("error-kinds.json"),
    documentation: names.map((name) => ({ name: name.replace(/\.json$/, ""), ...json("documentation", name) })),
  };
}

/**
 * Everything that is generated, from the facts and what is written by hand: path below the root → text.
 *
 * @throws TypeError when something has no sentence, or two things share a name.
 */
export async function libvirtProtocol(facts, { naming, errorKinds, documentation } = readWritten()) {
  const model = protocolModel(facts, naming, documentation);
  const from = `libvirt ${facts.source.version}`;
  const exported = model.files.map((file) => ({ name: file.name, ...writeFile(file, model.homeOf, naming, from) }));
  const files = [
    ...exported.map(({ name, text }) => [`${folder}/${name}.ts`, text]),
    [`${folder}/error-message.ts`, writeErrorMessage(model.errorFields, model.homeOf, from)],
    [`${folder}/limits.ts`, writeLimits(model.limits, limitName, from)],
    [`${folder}/index.ts`, writeIndex(exported, from)],
    ["packages/libvirt/src/errors/libvirt-error-codes.ts", writeErrorCodes(facts, errorKinds, from)],
    ["packages/libvirt/src/errors/libvirt-error-domains.ts", writeErrorDomains(facts, from)],
  ];
  const config = await resolveConfig(join(root, "package.json"));
  const formatted = files.map(async ([path, text]) => [path, await format(text, { ...config, parser: "typescript" })]);
  return new Map(await Promise.all(formatted));
}

/** Generated files that are there and no longer belong. */
export function staleFiles(files) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((path) => path.endsWith(".ts") && !files.has(path))
    .filter((path) => readFileSync(join(root, path), "utf8").startsWith("// Made by 'npm run generate'"));
}
