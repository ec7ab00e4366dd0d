import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineCommand, flag, text } from "@hob/cli";
import { defineError } from "@hob/errors";
import { documentKinds, schemaComparison } from "@hob/libvirt-xml";
import { type ComparedKind, schemaPage } from "./xml-schema-page.ts";

/** A directory without one of libvirt's schemas. */
const SchemaMissing = defineError("virtualization.schema-missing", {
  kind: "not-found",
  message: (d: { file: string }) => `The schema '${d.file}' does not exist.`,
  hint: "Name the directory that holds libvirt's schemas with --schemas; Debian has them in libvirt-daemon-system.",
});

/** Where libvirt's packages put them. */
const installed = "/usr/share/libvirt/schemas";

export default defineCommand({
  description:
    "Compares what Hob declares of each document with libvirt's RELAX NG schemas, element by element. An element that " +
    "several hold in the same way, such as a device's address, has one row.",
  examples: ["hob xml schema", "hob xml schema --output json", "hob xml schema --page > docs/libvirt-schema.md"],
  options: {
    schemas: text(`Where the schemas are (default: ${installed})`, "DIR"),
    page: flag("As a page in Markdown"),
  },
  async run({ options, output, process }) {
    const directory = options.schemas ?? installed;
    const compare = schemaComparison((file) => load(join(directory, file)));
    const kinds: readonly ComparedKind[] = documentKinds.flatMap(({ name, declared, schema }) =>
      schema === undefined ? [] : [{ kind: name, schema, elements: compare(declared, schema) }],
    );
    if (options.page) return void process.stdout.write(schemaPage(kinds));
    if (output.format !== "table") return output.list(kinds, []);
    const rows = kinds.flatMap(({ elements }) => elements);
    await output.list(rows, [
      { title: "element", value: ({ path }) => path, whole: true },
      { title: "declared", value: ({ declared }) => declared.length, align: "right" },
      { title: "of", value: ({ declared, undeclared }) => declared.length + undeclared.length, align: "right" },
      { title: "not declared", value: ({ undeclared }) => undeclared.join(" ") || null },
      { title: "not in the schema", value: ({ beyond }) => beyond.join(" ") || null },
    ]);
  },
});

function load(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new SchemaMissing({ file }, { cause: error });
  }
}
