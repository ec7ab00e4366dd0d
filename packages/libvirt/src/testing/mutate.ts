/** Numbers in `[0, limit)`, one after the other. */
export type Random = (limit: number) => number;

/** Numbers that a seed decides, the same every time. @source Tommy Ettinger, mulberry32 */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** Words at which mistakes hide: limits, signs, lengths. */
const words = [
  0,
  1,
  2,
  3,
  4,
  27,
  28,
  29,
  0x7f,
  0xff,
  0xffff,
  0x10000,
  4194304,
  4194305,
  0x7fffffff,
  0x80000000,
  2 ** 32 - 1,
];

const ways: readonly ((frames: Buffer[], random: Random) => void)[] = [
  /** A bit is flipped. */
  (frames, random) => {
    const frame = frames[random(frames.length)];
    const at = random(frame?.length ?? 0);
    if (frame && frame.length > 0) frame[at] = (frame[at] ?? 0) ^ (1 << random(8));
  },
  /** A word is another one. */
  (frames, random) => {
    const frame = frames[random(frames.length)];
    if (frame && frame.length >= 4)
      frame.writeUInt32BE(words[random(words.length)] ?? 0, 4 * random(frame.length >> 2));
  },
  /** A frame is cut short, with or without saying so. */
  (frames, random) => {
    const index = random(frames.length);
    const frame = frames[index]?.subarray(0, random((frames[index]?.length ?? 0) + 1));
    if (!frame) return;
    if (random(2) === 0 && frame.length >= 4) frame.writeUInt32BE(frame.length);
    frames[index] = frame;
  },
  /** A frame comes twice. */
  (frames, random) => {
    const frame = frames[random(frames.length)];
    if (frame) frames.splice(random(frames.length), 0, Buffer.from(frame));
  },
  /** A frame comes earlier or later. */
  (frames, random) => {
    const taken = frames.splice(random(frames.length), 1);
    frames.splice(random(frames.length + 1), 0, ...taken);
  },
  /** A frame is missing. */
  (frames, random) => void frames.splice(random(frames.length), 1),
  /** Bytes come that nobody sent. */
  (frames, random) => {
    const bytes = Buffer.from(Array.from({ length: 1 + random(40) }, () => random(256)));
    frames.splice(random(frames.length + 1), 0, bytes);
  },
];

/** Frames one after the other, changed in one to three ways. */
export function mutate(frames: readonly Buffer[], random: Random): Buffer {
  const changed = frames.map((frame) => Buffer.from(frame));
  for (let times = 1 + random(3); times > 0; times--) ways[random(ways.length)]?.(changed, random);
  return Buffer.concat(changed);
}
