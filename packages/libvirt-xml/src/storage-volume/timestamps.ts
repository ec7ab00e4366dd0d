import { type Codec, element, type Element, leaf } from "../kit/index.ts";

/** When a volume's file was used, in nanoseconds since 1970. */
export interface VolumeTimestamps {
  /** Read. */
  readonly atimeNs?: bigint;
  /** Written. */
  readonly mtimeNs?: bigint;
  /** Changed in its data or its owner, mode, name. */
  readonly ctimeNs?: bigint;
  /** Made; 0 where the file system does not tell. */
  readonly btimeNs?: bigint;
}

const second = 1_000_000_000n;

/** Seconds since 1970 with up to nine digits after the point. */
const nanoseconds: Codec<bigint> = {
  expects: "seconds with up to nine digits after the point",
  decode(characters) {
    const [, seconds, fraction = ""] = /^\s*(\d+)(?:\.(\d{0,9}))?\s*$/.exec(characters) ?? [];
    return seconds === undefined ? undefined : BigInt(seconds) * second + BigInt(fraction.padEnd(9, "0"));
  },
  encode(value) {
    const fraction = value % second;
    return `${value / second}${fraction === 0n ? "" : `.${String(fraction).padStart(9, "0")}`}`;
  },
};

/** `<timestamps>` of a volume or its backing store. */
export const volumeTimestamps: Element<VolumeTimestamps> = element("timestamps", {
  atimeNs: leaf("atime", nanoseconds),
  mtimeNs: leaf("mtime", nanoseconds),
  ctimeNs: leaf("ctime", nanoseconds),
  btimeNs: leaf("btime", nanoseconds),
});
