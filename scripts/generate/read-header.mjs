/** Members that only count the others, and change with every version. */
const sentinels = /#\s*ifdef VIR_ENUM_SENTINELS[\s\S]*?#\s*endif/g;
const comments = /\/\*[\s\S]*?\*\//g;

/** The number of an expression of numbers, shifts, `|`, and names that were given before. */
function evaluate(expression, known) {
  const one = (text) => {
    const bare = text.replaceAll(/[()\s]/g, "").replace(/U$/i, "");
    const value = known.get(bare) ?? Number(bare);
    if (!Number.isInteger(value)) throw new TypeError(`'${expression}' is not understood.`);
    return value;
  };
  const terms = expression.split("|").map((term) => {
    const [base, shift = 0] = term.split("<<").map(one);
    return base * 2 ** shift;
  });
  // In doubles, because 1 << 31 must stay positive.
  return terms.length === 1 ? terms[0] : Number(terms.map(BigInt).reduce((sum, term) => sum | term));
}

function readMembers(body, known) {
  const members = {};
  let next = 0;
  for (const part of body.replaceAll(comments, " ").split(",")) {
    const [, name, expression] = /^\s*(VIR_\w+)\s*(?:=\s*([\s\S]+?)\s*)?$/.exec(part) ?? [];
    if (name === undefined) continue;
    const value = expression === undefined ? next : evaluate(expression, known);
    known.set(name, value);
    members[name] = value;
    next = value + 1;
  }
  return members;
}

/** From which version on there is what a name stands for: `VIR_NAME…, /* … (Since: 1.2.3) *\/`. */
const readVersions = (body) =>
  Object.fromEntries(
    [...body.matchAll(/(VIR_\w+)\s*=[^,\n]+,?\s*\/\*(?:[^*]|\*(?!\/))*\(Since: ([\d.]+)\)/g)].map(
      ([, name, version]) => [name, version],
    ),
  );

/**
 * Enumerations of one of libvirt's headers, and the texts it gives names to. Numbers and names only.
 *
 * @param known numbers of names from headers that were read before; grows.
 */
export function readHeader(text, known) {
  for (const [, name, size, more = "0"] of text.matchAll(
    /#\s*define\s+(VIR_\w+BUFLEN)\s+\((\d+)\s*(?:\+\s*(\d+))?\)/g,
  )) {
    known.set(name, Number(size) + Number(more));
  }
  const found = [...text.replaceAll(sentinels, "").matchAll(/typedef enum (?:\w+ )?\{([\s\S]*?)\n\s*\}\s*(\w+);/g)];
  return {
    enums: Object.fromEntries(found.map(([, body, name]) => [name, readMembers(body, known)])),
    eventVersions: Object.assign(
      {},
      ...found.filter(([, , name]) => name.endsWith("EventID")).map(([, body]) => readVersions(body)),
    ),
    texts: Object.fromEntries(
      [...text.matchAll(/#\s*define\s+(VIR_\w+)\s+"([^"]*)"/g)].map(([, name, value]) => [name, value]),
    ),
  };
}
