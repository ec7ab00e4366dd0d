/** A name out of libvirt's constants, or `unknown` for a number that only a newer libvirt has a name for. */
export type Word<Constants extends Readonly<Record<string, number>>> = (keyof Constants & string) | "unknown";

/** Makes what says numbers in words. */
export function wordOf<const Constants extends Readonly<Record<string, number>>>(
  constants: Constants,
): (number: number) => Word<Constants> {
  const words = new Map<number, Word<Constants>>(Object.entries(constants).map(([word, number]) => [number, word]));
  return (number) => words.get(number) ?? "unknown";
}
