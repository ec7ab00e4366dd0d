import type { XmlDifference } from "@hob/xml";

/** A line that begins with what happened, as in other diffs. */
export function xmlDifferenceLine({ kind, path, before, after }: XmlDifference): string {
  switch (kind) {
    case "added":
      return `+ ${path}: ${after}`;
    case "removed":
      return `- ${path}: ${before}`;
    case "changed":
      return `~ ${path}: ${before} -> ${after}`;
    case "moved":
      return `> ${path} -> ${after}`;
  }
}
