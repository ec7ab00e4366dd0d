import { type Bytes, bytes } from "@hob/units";

const largest = BigInt(Number.MAX_SAFE_INTEGER);

/** libvirt's bytes as ours. What drivers send for "no limit" is more than a size can be, and reads as the largest. */
export function sizeOfBytes(count: bigint): Bytes {
  return bytes(Number(count > largest ? largest : count));
}

/** libvirt's kibibytes as bytes, likewise. */
export function sizeOfKibibytes(count: bigint): Bytes {
  return sizeOfBytes(count * 1024n);
}
