const space = "[ \\t\\r\\n]";
const equals = `${space}*=${space}*`;
const quoted = (value: string) => `(?:'${value}'|"${value}")`;
const declaration = new RegExp(
  `<\\?xml${space}+version${equals}${quoted("1\\.\\d+")}` +
    `(?:${space}+encoding${equals}${quoted("[A-Za-z][\\w.-]*")})?` +
    `(?:${space}+standalone${equals}${quoted("(?:yes|no)")})?${space}*\\?>`,
  "y",
);

/** The XML declaration that begins at an index; undefined where none does that is of version 1. */
export function declarationAt(text: string, index: number): string | undefined {
  declaration.lastIndex = index;
  return declaration.exec(text)?.[0];
}
