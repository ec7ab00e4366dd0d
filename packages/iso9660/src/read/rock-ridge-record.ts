import type { SuspEntry } from "./susp-entries.ts";

/** What Rock Ridge says of a directory record. */
export interface RockRidgeRecord {
  readonly name: string | null;
  readonly mode: number | null;
  /** Where a symbolic link leads; null for what is none. */
  readonly target: string | null;
  /** The block where a directory that was moved away is kept; null for what was not. */
  readonly movedTo: number | null;
  /** Whether it is a directory that stands here only because it was moved. */
  readonly isMovedHere: boolean;
}

/** @source Rock Ridge Interchange Protocol 1.12, 4.1. */
export function readRockRidge(entries: readonly SuspEntry[]): RockRidgeRecord {
  const data = (signature: string) =>
    entries.filter((entry) => entry.signature === signature).map((entry) => entry.data);
  const names = data("NM");
  const [px] = data("PX");
  const links = data("SL");
  const [child] = data("CL");
  return {
    name: names.length > 0 ? Buffer.concat(names.map((name) => name.subarray(1))).toString("utf8") : null,
    mode: px && px.length >= 4 ? px.readUInt32LE(0) & 0o7777 : null,
    target: links.length > 0 ? targetOf(links) : null,
    movedTo: child && child.length >= 4 ? child.readUInt32LE(0) : null,
    isMovedHere: data("RE").length > 0,
  };
}

const [continues, current, parent, root] = [1, 2, 4, 8];

/** A link's parts, each of which may go on in the next component or entry. */
function targetOf(links: readonly Buffer[]): string {
  const parts: string[] = [];
  let open = false;
  for (const link of links) {
    for (let at = 1; at + 2 <= link.length; at += 2 + (link[at + 1] as number)) {
      const flags = link[at] as number;
      const content = link.toString("utf8", at + 2, at + 2 + (link[at + 1] as number));
      const part = flags & current ? "." : flags & parent ? ".." : flags & root ? "" : content;
      if (open) parts.push(`${parts.pop() ?? ""}${part}`);
      else parts.push(part);
      open = (flags & continues) !== 0;
    }
  }
  return parts.length === 1 && parts[0] === "" ? "/" : parts.join("/");
}
