import { heading } from "./write-comment.mjs";

const header = "include/libvirt/virterror.h";
const kebab = (name) => name.toLowerCase().replaceAll("_", "-");

/** libvirt's error numbers with the kinds that are chosen by hand, and `internal` for the rest. */
export function writeErrorCodes(facts, kinds, from) {
  const left = new Set(Object.keys(kinds));
  const lines = Object.entries(facts.enums[header].virErrorNumber)
    .filter(([, number]) => number > 0)
    .map(([symbol, number]) => {
      const name = kebab(symbol.replace(/^VIR_ERR_/, "").replace(/^VIR_WAR_/, "WARNING_"));
      left.delete(name);
      return `  ${number}: ["${name}", "${kinds[name] ?? "internal"}"],\n`;
    });
  if (left.size > 0) throw new TypeError(`error-kinds.json has ${[...left].join(", ")}, which there is not.`);
  return `${heading(from)}/**
 * libvirt's error numbers: its own name in words, and what the caller can do about it.
 *
 * @source virterror.h, virErrorNumber
 */
export const libvirtErrorCodes = {
${lines.join("")}} as const;
`;
}

/** The parts of libvirt that errors come from. */
export function writeErrorDomains(facts, from) {
  const words = [];
  for (const [symbol, number] of Object.entries(facts.enums[header].virErrorDomain)) {
    words[number] = kebab(symbol.replace(/^VIR_FROM_/, ""));
  }
  const lines = [...words].map((word) => `  "${word ?? "unknown"}",\n`);
  return `${heading(from)}/**
 * The parts of libvirt that errors come from; the position of a word is its number on the wire.
 *
 * @source virterror.h, virErrorDomain
 */
export const libvirtErrorDomains: readonly string[] = [
${lines.join("")}];
`;
}
