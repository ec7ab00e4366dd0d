const legal = /[A-Z0-9!#$%&'()@^_`{}~-]/;

/** Names of 8 and 3 characters, as FAT keeps them: `AUTOUN~1XML`. No two are the same. */
export function shortNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const short = shorten(name, taken);
    taken.add(short);
    return short;
  });
}

/** Whether a name is a short one already, so that it needs no long one beside it. */
export const isShort = (name: string): boolean =>
  /^[A-Z0-9!#$%&'()@^_`{}~-]{1,8}(?:\.[A-Z0-9!#$%&'()@^_`{}~-]{1,3})?$/.test(name);

function shorten(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, ""];
  const [base, end] = [clean(stem), clean(extension).slice(0, 3).padEnd(3)];
  const whole = `${base.slice(0, 8).padEnd(8)}${end}`;
  const fits = isShort(name.toUpperCase()) && !taken.has(whole);
  if (fits) return whole;
  for (let number = 1; ; number += 1) {
    const tail = `~${number}`;
    const short = `${(base.slice(0, 8 - tail.length) + tail).padEnd(8)}${end}`;
    if (!taken.has(short)) return short;
  }
}

const clean = (text: string): string =>
  [...text.toUpperCase().replaceAll(/[. ]/g, "")]
    .map((character) => (legal.test(character) ? character : "_"))
    .join("");
