/** Values put into a message at `{name}`. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Looks a message up and puts the values in: `text("selected", { count: 2 })`. */
export type Messages<Catalogue> = (key: keyof Catalogue & string, values?: MessageValues) => string;

const translations = new Map<string, Readonly<Record<string, string>>>();

/**
 * Declares the messages of one area, in English. A message that depends on a number has a sister with the suffix
 * `_one`, used when `count` is 1.
 */
export function defineMessages<const Catalogue extends Readonly<Record<string, string>>>(
  area: string,
  english: Catalogue,
): Messages<Catalogue> {
  const lookUp = (key: string) => translations.get(area)?.[key] ?? english[key];
  return (key, values = {}) => {
    const message = (values.count === 1 ? lookUp(`${key}_one`) : undefined) ?? lookUp(key) ?? key;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => written(values[name]) ?? whole);
  };
}

function written(value: string | number | undefined): string | undefined {
  return typeof value === "number" ? value.toLocaleString("en") : value;
}

/** Replaces the messages of an area by those of another language; what it lacks stays English. */
export function translateMessages(area: string, catalogue: Readonly<Record<string, string>>): void {
  translations.set(area, catalogue);
}
