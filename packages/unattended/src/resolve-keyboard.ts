import type { Datamap } from "@hob/osinfo";
import type { KeyboardLayout } from "./answers.ts";

/** The database's table from locales to X keyboard layouts. */
export const keyboardMap = "http://x.org/x11-keyboard";

/** A keyboard in both of its names. */
export interface Keyboard {
  readonly layout: KeyboardLayout;
  /** A locale whose keyboard it is, as Windows names keyboards; null where none is known. */
  readonly locale: string | null;
}

/**
 * A keyboard that was named by a locale (`de_CH`) or by its layout (`ch`, `ch (fr)`).
 *
 * @param language the system's, whose locale is preferred where several share a layout.
 */
export function resolveKeyboard(asked: string, language: string, map: Datamap | undefined): Keyboard {
  const entries = map?.entries ?? {};
  const isLocale = asked.includes("_");
  const country = asked.slice(asked.indexOf("_") + 1).toLowerCase();
  const written = isLocale ? (entries[asked] ?? country) : asked;
  const [, layout = "us", variant = null] = /^([a-z]+)(?: \(([\w-]+)\))?/.exec(written) ?? [];
  return { layout: { layout, variant }, locale: isLocale ? asked : localeOf(asked, language, entries) };
}

/** Of the locales that share a layout: the system's, an English one, the one of the layout's own letters, any. */
function localeOf(layout: string, language: string, entries: Datamap["entries"]): string | null {
  const sharing = Object.keys(entries).filter((locale) => entries[locale] === layout);
  const own = `${layout.slice(0, 2)}_`;
  const likes = [
    (locale: string) => locale === language,
    (locale: string) => locale.startsWith("en_"),
    (locale: string) => locale.startsWith(own),
  ];
  for (const like of likes) {
    const found = sharing.find(like);
    if (found !== undefined) return found;
  }
  return sharing[0] ?? null;
}
