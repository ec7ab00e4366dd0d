/** A text in lines no longer than `width`, broken between words; a longer word is broken in itself. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const word of text.split(" ")) {
    let rest = [...word];
    if (line.length > 0 && line.length + 1 + rest.length <= width) line.push(" ", ...rest.splice(0));
    else if (line.length > 0) lines.push(line.splice(0).join(""));
    for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width).join(""));
    line.push(...rest);
  }
  return line.length > 0 || lines.length === 0 ? [...lines, line.join("")] : lines;
}
