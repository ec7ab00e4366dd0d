import { shellText } from "../messages/shell-messages.ts";
import type { WebTab } from "../plugin/define-web-plugin.ts";

/** One line of the command palette. */
export interface PaletteEntry {
  readonly key: string;
  readonly title: string;
  /** What kind of thing it is. */
  readonly detail: string;
  readonly path: string;
}

/** Pages and commands whose title holds every word that was typed; those that begin with it first. */
export function matchCommands(
  text: string,
  tabs: readonly WebTab[],
  can: (permission: string | undefined) => boolean,
): readonly PaletteEntry[] {
  const commands = tabs.flatMap(({ id, create }) =>
    create && can(create.allow)
      ? [{ key: `create:${id}`, title: create.title, detail: shellText("search.commands"), path: create.path }]
      : [],
  );
  const pages = tabs.map(({ id, title, path }) => ({
    key: `tab:${id}`,
    title,
    detail: shellText("search.pages"),
    path,
  }));
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const begins = (entry: PaletteEntry) => Number(entry.title.toLowerCase().startsWith(wanted));
  return [...pages, ...commands]
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
    .sort((a, b) => begins(b) - begins(a));
}
