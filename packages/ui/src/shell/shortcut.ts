import type { WebTab } from "../plugin/define-web-plugin.ts";

/** What a key asks for. */
export type ShortcutAction =
  { readonly kind: "palette" | "help" | "search" | "create" } | { readonly kind: "go"; readonly path: string };

/** A key as the browser reports it. */
export interface PressedKey {
  readonly key: string;
  readonly hasControl: boolean;
  readonly hasAlt: boolean;
  /** The focus is where text is written. */
  readonly isWriting: boolean;
}

/**
 * Makes a reader of keys: it answers what one asks for, or undefined. `g` and a tab's letter belong together when the
 * second comes within a second and a half.
 */
export function createShortcutReader(
  now: () => number,
): (pressed: PressedKey, tabs: readonly WebTab[]) => ShortcutAction | undefined {
  let goSince = Number.NEGATIVE_INFINITY;
  return ({ key, hasControl, hasAlt, isWriting }, tabs) => {
    if (hasControl && !hasAlt && key.toLowerCase() === "k") return { kind: "palette" };
    if (hasControl || hasAlt || isWriting) return undefined;
    const isGoing = now() - goSince < 1500;
    goSince = Number.NEGATIVE_INFINITY;
    if (isGoing) {
      const tab = tabs.find(({ shortcut }) => shortcut === key);
      return tab ? { kind: "go", path: tab.path } : undefined;
    }
    if (key === "g") goSince = now();
    if (key === "/") return { kind: "search" };
    if (key === "c") return { kind: "create" };
    if (key === "?") return { kind: "help" };
    return undefined;
  };
}
