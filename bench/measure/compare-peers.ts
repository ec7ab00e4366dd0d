import type { Peer, Took } from "../peers/peer.ts";
import { medianAndLeast, quantile } from "./quantile.ts";
import { printTable } from "./table.ts";

/** One piece of work that several clients do. */
export interface Work {
  readonly title: string;
  /** Has a client do it, in its own words. */
  run(peer: Peer): Promise<Took>;
  /** How many of a thing the time is divided by. Default: 1. */
  readonly per?: number;
  /** How many of a thing the CPU is divided by. Default: what the time is. */
  readonly cpuPer?: number;
  /** What one of them is, as in "each" or "per 1,000". */
  readonly unit: string;
}

/** The median of what ours took, divided by what another took in the same round. */
function paired(ours: readonly number[], theirs: readonly number[]): string {
  const ratios = ours.map((own, round) => own / Math.max(theirs[round] ?? Number.NaN, 0.01));
  const median = quantile(ratios, 0.5);
  return median < 0.1 ? median.toPrecision(1) : median.toFixed(2);
}

/**
 * Has all clients do the same in turn, in rounds of which the first warms up, and prints a table; the first client is ours.
 *
 * @throws an Error when they did different amounts.
 */
export async function comparePeers(peers: readonly Peer[], rounds: number, work: Work): Promise<void> {
  const took = peers.map((): Took[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, peer] of peers.entries()) {
      const result = await work.run(peer);
      if (round > 0) took[index]?.push(result);
    }
  }
  if (new Set(took.flat().map(({ amount }) => amount)).size !== 1) {
    const amounts = peers.map(({ name }, index) => `${name} ${took[index]?.[0]?.amount}`);
    throw new Error(`${work.title}: the clients did different amounts: ${amounts.join(", ")}.`);
  }
  const { per = 1, cpuPer = per, unit } = work;
  const [ours = []] = took;
  const rows = peers.map(({ name }, index) => {
    const own = took[index] ?? [];
    const digits = (values: readonly number[]) => (quantile(values, 0.5) < 1 ? 3 : 1);
    const ms = own.map((each) => each.ms / per);
    const cpu = own.map((each) => each.cpuMs / cpuPer);
    const ratio = (of: (each: Took) => number) => (index === 0 ? "1" : paired(ours.map(of), own.map(of)));
    const resident = own.map(({ residentKb }) => residentKb);
    return [
      name,
      medianAndLeast(ms, digits(ms)),
      medianAndLeast(cpu, digits(cpu)),
      ratio((each) => each.ms),
      ratio((each) => each.cpuMs),
      (quantile(resident, 0.5) / 1000).toFixed(0),
    ];
  });
  console.log(`\n${work.title}, ${rounds} rounds\n`);
  printTable(["client", `ms ${unit}`, `CPU ms ${unit}`, "ours / it", "our CPU / its", "resident MB"], rows);
}
