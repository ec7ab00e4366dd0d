import type { Duplex } from "node:stream";

/**
 * Makes what is written in one turn of the event loop leave together. A packet of SSH is written in three pieces, and
 * each would be a system call, and a segment on the network.
 */
export function writeTogether(stream: Duplex): void {
  const write = stream.write;
  let corked = false;
  stream.write = function together(this: Duplex, ...args: unknown[]) {
    if (!corked) {
      corked = true;
      stream.cork();
      process.nextTick(() => {
        corked = false;
        stream.uncork();
      });
    }
    return write.apply(stream, args as Parameters<typeof write>);
  } as typeof write;
}
