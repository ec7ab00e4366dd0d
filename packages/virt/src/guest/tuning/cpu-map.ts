import { nodeGetInfo } from "@hob/libvirt";
import type { Link } from "../../host/link.ts";
import { processorsOf } from "../change/settings/vcpus.ts";

/** How many processors a host can have, whether they are online or not; asked once per connection. */
export function hostProcessors(link: Link): Promise<number> {
  return link.cache.once("processors of the host", async () => {
    const { nodes, sockets, cores, threads } = await link.call(nodeGetInfo, {});
    return processorsOf({ sockets: nodes * sockets, cores, threads });
  });
}

/** The numbers of the processors in a map, a bit each, the lowest first. */
export function processorsIn(map: Uint8Array): readonly number[] {
  return [...map].flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bit) => (byte & (1 << bit) ? [at * 8 + bit] : [])),
  );
}

/** A map of `length` bytes at least with these processors. */
export function mapOf(processors: Iterable<number>, length: number): Buffer {
  const numbers = [...processors];
  const map = Buffer.alloc(Math.max(length, ...numbers.map((number) => (number >> 3) + 1)));
  for (const number of numbers) map[number >> 3] = (map[number >> 3] ?? 0) | (1 << (number & 7));
  return map;
}
