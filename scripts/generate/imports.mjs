/** What a generated file imports, gathered while it is written. */
export class Imports {
  #names = new Map();

  add(path, name, isType = false) {
    if (!this.#names.has(path)) this.#names.set(path, new Map());
    const names = this.#names.get(path);
    names.set(name, (names.get(name) ?? true) && isType);
  }

  toString() {
    return [...this.#names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, names]) => {
        const sorted = [...names].sort(([a], [b]) => a.localeCompare(b, "en"));
        const all = sorted.every(([, isType]) => isType);
        const list = sorted.map(([name, isType]) => (isType && !all ? `type ${name}` : name)).join(", ");
        return `import ${all ? "type " : ""}{ ${list} } from "${path}";\n`;
      })
      .join("");
  }
}
