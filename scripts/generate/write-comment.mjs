/** The longest line. */
const width = 120;

/** Breaks a sentence between words. */
function wrap(text, indent) {
  const lines = [];
  let current = "";
  for (const word of text.split(" ")) {
    if (current !== "" && `${indent} * ${current} ${word}`.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** A comment of one line where it fits, else of several. */
export function comment(sentence, more = "", indent = "") {
  const line = `${indent}/** ${[sentence, more].filter(Boolean).join(" ")} */`;
  if (line.length <= width) return `${line}\n`;
  const lines = [...wrap(sentence, indent), ...(more ? ["", ...wrap(more, indent)] : [])];
  return `${indent}/**\n${lines.map((text) => `${indent} * ${text}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** What a generated file begins with. */
export const heading = (from) => `// Made by 'npm run generate' from ${from}; do not edit.\n`;
