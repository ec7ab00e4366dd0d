/** Prints a table in Markdown, as `docs/benchmarks.md` has them. */
export function printTable(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  console.log([line(heading), `|${"---|".repeat(heading.length)}`, ...rows.map(line)].join("\n"));
}
