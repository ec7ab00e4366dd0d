/** A text as one line: what other programs wrote over several, such as QEMU's output, is joined with spaces. */
export function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.trim().replace(/\s*[\r\n]+\s*/g, " ") : text;
}
