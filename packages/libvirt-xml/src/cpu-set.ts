import { defineError } from "@hob/errors";

/** One more than the highest number that libvirt takes in a set of processors or NUMA nodes. */
export const cpuSetLimit = 16_384;

/** A text that is no set of processors. */
export const InvalidCpuSet = defineError("libvirt-xml.invalid-cpu-set", {
  kind: "invalid",
  message: (d: { text: string; reason: string }) => `'${d.text}' is not a set of processors: ${d.reason}.`,
  hint: "Write numbers, ranges and exclusions with commas between them, for example '0-3,^2,7'.",
});

/**
 * The numbers in a set of processors or NUMA nodes as libvirt writes it, in rising order: `0-3,^2,7` is 0, 1, 3, 7.
 *
 * Parts count in the order they stand in: `^2` takes 2 out of what stands before it.
 *
 * @throws InvalidCpuSet for an empty text, another form, a range that falls, or a number from {@link cpuSetLimit} on.
 * @source libvirt's virBitmapParse.
 */
export function parseCpuSet(text: string): readonly number[] {
  const set = new Set<number>();
  for (const part of text.split(",")) {
    const [, not, first = "", last = first] = /^\s*(\^?)(\d+)(?:-(\d+))?\s*$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === "" || (not === "^" && last !== first)) {
      throw new InvalidCpuSet({ text, reason: `'${part}' is neither a number nor a range nor an exclusion` });
    }
    if (to < from) throw new InvalidCpuSet({ text, reason: `the range '${part}' falls` });
    if (to >= cpuSetLimit) throw new InvalidCpuSet({ text, reason: `numbers end at ${cpuSetLimit - 1}` });
    for (let number = from; number <= to; number += 1) {
      if (not) set.delete(number);
      else set.add(number);
    }
  }
  return [...set].sort((a, b) => a - b);
}

/**
 * A set of processors or NUMA nodes as libvirt writes it: ranges where two or more numbers follow each other.
 *
 * @throws InvalidCpuSet for no numbers at all, which libvirt has no text for, or one that is not from 0 to below
 * {@link cpuSetLimit}.
 */
export function serialiseCpuSet(numbers: Iterable<number>): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: [from: number, to: number][] = [];
  for (const number of sorted) {
    if (!Number.isInteger(number) || number < 0 || number >= cpuSetLimit) {
      throw new InvalidCpuSet({ text: sorted.join(), reason: `numbers go from 0 to ${cpuSetLimit - 1}` });
    }
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  if (ranges.length === 0) throw new InvalidCpuSet({ text: "", reason: "it is empty" });
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}
