import { OptionsConflict } from "./cli-errors.ts";

/** What becomes of a clone's disks, by target; undefined when nothing is said. @throws OptionsConflict */
export function cloneDisks(texts: readonly string[]): Record<string, string> | undefined {
  const entries = texts.map((text) => {
    const [, target, what] = /^([a-z]+)=(copy|link|share|skip)$/.exec(text) ?? [];
    if (target === undefined || what === undefined) {
      throw new OptionsConflict({
        problem: `--disk '${text}' is not of the form TARGET=copy|link|share|skip, as 'vdb=skip'.`,
      });
    }
    return [target, what] as const;
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
