/** A file of sections with keys and values, such as a `.treeinfo`; names in lower case. */
export type IniFile = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads `[section]`, `key = value` and `key: value`; comments and other lines are passed over. */
export function readIniFile(text: string): IniFile {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[(.*)\]\s*$/.exec(line);
    const pair = /^([^#;=:\s][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line);
    if (header) {
      const name = (header[1] as string).toLowerCase();
      section = sections.get(name) ?? new Map<string, string>();
      sections.set(name, section);
    } else if (pair) section.set((pair[1] as string).toLowerCase(), pair[2] as string);
  }
  return sections;
}
