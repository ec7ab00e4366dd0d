type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** Texts that version 1.1 takes for something else, though they look like words. */
const words = /^(y|n|yes|no|on|off|true|false|null)$/i;
const plain = /^[A-Za-z_/][\w/.@+-]*(?: [\w/.@+-]+)*$|^\d+\.\d+\.\d+\.\d+(?:\/\d+)?$/;

/** All that Python's reader refuses, or takes for the end of a line. */
// eslint-disable-next-line no-control-regex
const unprintable = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

const quoted = (text: string): string =>
  JSON.stringify(text.toWellFormed()).replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Several lines as they are, where they can stand so. */
function literal(text: string, indent: string): string | undefined {
  const lines = text.split("\n");
  const isReadable = lines.length > 1 && /^[^\s]/.test(text) && !text.replace(/[\n\t]/g, "").match(unprintable);
  if (!isReadable || !text.isWellFormed()) return undefined;
  const chomping = !text.endsWith("\n") ? "-" : text.endsWith("\n\n") ? "+" : "";
  const body = text.endsWith("\n") ? lines.slice(0, -1) : lines;
  return `|${chomping}\n${body.map((line) => (line === "" ? "" : `${indent}${line}`)).join("\n")}`;
}

function scalar(value: string | number | boolean | null, indent: string): string {
  if (typeof value !== "string") return String(value);
  if (plain.test(value) && !words.test(value)) return value;
  return literal(value, indent) ?? quoted(value);
}

const key = (name: string): string => (plain.test(name) && !words.test(name) ? name : quoted(name));

/** A value after its key or dash, with what is below it. */
function node(value: Data, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return " []";
    return value.map((item: Data) => `\n${indent}-${node(item, `${indent}  `).replace(/^\n\s*/, " ")}`).join("");
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as { readonly [key: string]: Data }).filter(([, item]) => item !== undefined);
    if (entries.length === 0) return " {}";
    return entries.map(([name, item]) => `\n${indent}${key(name)}:${node(item, `${indent}  `)}`).join("");
  }
  return ` ${scalar(value as string, indent)}`;
}

/**
 * YAML as cloud-init's reader takes it, which is Python's, of version 1.1: there `yes`, `0644` and `52:54:00:12:34:56` are no
 * texts, and some characters are refused. Every text that could be mistaken is quoted; scripts stand as they are.
 *
 * @param value a mapping of texts, numbers, truths, lists and mappings.
 */
export function yamlText(value: object): string {
  return `${node(value as Data, "").trimStart()}\n`;
}
