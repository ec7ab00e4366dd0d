/** The values that a setting of a policy takes. */
export interface SettingKind<T> {
  /** For errors: `'none', 'writeback'`, `whole numbers from 0 to 64`. */
  readonly accepted: string;
  accepts(value: unknown): value is T;
}

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ");

/** One of these words. */
export const oneOfWords = <const T extends string>(...words: readonly T[]): SettingKind<T> => ({
  accepted: quoted(words),
  accepts: (value): value is T => words.includes(value as T),
});

/** A whole number in these bounds, both among them. */
export const wholeNumber = (least: number, most: number): SettingKind<number> => ({
  accepted: `whole numbers from ${least} to ${most}`,
  accepts: (value): value is number => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

/** Yes or no. */
export const trueOrFalse: SettingKind<boolean> = {
  accepted: "true, false",
  accepts: (value) => typeof value === "boolean",
};

/** A name that libvirt knows, such as that of a processor's model. */
export const nameOrAuto: SettingKind<string> = {
  accepted: "'auto', or a name of letters, digits, '.', '_' and '-'",
  accepts: (value): value is string => typeof value === "string" && /^[\w.-]+$/.test(value),
};

/** Either of two kinds. */
export const either = <A, B>(a: SettingKind<A>, b: SettingKind<B>): SettingKind<A | B> => ({
  accepted: `${a.accepted}, or ${b.accepted}`,
  accepts: (value): value is A | B => a.accepts(value) || b.accepts(value),
});
