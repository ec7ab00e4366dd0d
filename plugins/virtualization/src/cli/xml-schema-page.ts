import type { SchemaRow } from "@hob/libvirt-xml";

/** A kind of document beside its schema. */
export interface ComparedKind {
  readonly kind: string;
  readonly schema: string;
  readonly elements: readonly SchemaRow[];
}

/** The page `docs/libvirt-schema.md`. */
export function schemaPage(kinds: readonly ComparedKind[]): string {
  const totals = kinds.map(({ kind, schema, elements }) => [
    kind,
    `\`${schema}\``,
    String(elements.length),
    ...counts(elements),
  ]);
  return [
    "# libvirt's documents: what is declared, beside its schemas",
    "",
    "Made by `hob xml schema --page` from the schemas of libvirt 9.0; a test tells when it is stale. A name is an attribute (`@type`), a child element, the element's own characters (`text()`), or whatever elements others put there (`*`). An element that several hold in the same way, such as a device's address, has one row: that of the first document. What is not declared is kept nevertheless, byte by byte; what is not in the schema belongs to other versions, or is written by libvirt all the same.",
    "",
    ...table(
      ["document", "schema", "elements", "names declared", "of", "not in the schema"],
      [
        ...totals,
        [
          "all",
          "",
          String(kinds.flatMap(({ elements }) => elements).length),
          ...counts(kinds.flatMap(({ elements }) => elements)),
        ],
      ],
    ),
    ...kinds.flatMap(({ kind, elements }) => [
      "",
      `## ${kind}`,
      "",
      ...table(["element", "declared", "of", "not declared", "not in the schema"], elements.map(rowOf)),
    ]),
    "",
  ].join("\n");
}

function counts(rows: readonly SchemaRow[]): readonly string[] {
  const sum = (names: (row: SchemaRow) => readonly string[]) => rows.reduce((all, row) => all + names(row).length, 0);
  const declared = sum((row) => row.declared);
  return [String(declared), String(declared + sum((row) => row.undeclared)), String(sum((row) => row.beyond))];
}

function rowOf({ path, declared, undeclared, beyond }: SchemaRow): readonly string[] {
  const names = (all: readonly string[]) => all.map((name) => `\`${name}\``).join(" ");
  return [
    `\`${path}\``,
    String(declared.length),
    String(declared.length + undeclared.length),
    names(undeclared),
    names(beyond),
  ];
}

/** A table in Markdown whose columns stand under each other, as the formatter wants it. */
function table(heading: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = heading.map((title, at) => Math.max(3, title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(heading), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
