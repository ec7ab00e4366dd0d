import type { Writable } from "node:stream";
import type { EventHub, Subscriber } from "./event-hub.ts";

/** What one listener wants and may see. */
export interface EventStreamOptions {
  /** Whether a resource's changes are wanted and may be seen now; asked for every change. */
  readonly wants: (resource: string) => boolean;
  /** Resources whose live figures are wanted and may be seen. */
  readonly samples: ReadonlySet<string>;
  /** `<epoch>-<sequence>` of the last change that the listener has. */
  readonly lastEventId: string | undefined;
  /** Whether the log-in still stands; asked at every heartbeat. */
  readonly isAlive: () => Promise<boolean>;
  /** Default 15 s. */
  readonly heartbeatMs?: number;
}

/** A listener that takes nothing for so many heartbeats is given up. */
const patience = 4;

/**
 * Sends changes to one listener. It holds a place in the hub's ring and no queue of its own: while the listener is slow
 * nothing is added, and when its place has left the ring it is told to start anew (`reset`).
 *
 * @returns how to end it.
 */
export function startEventStream(hub: EventHub, output: Writable, options: EventStreamOptions): () => void {
  let position = hub.sequence;
  let blocked = false;
  let ended = false;
  let missedHeartbeats = 0;

  const write = (text: string) => {
    if (!ended && !output.write(text)) blocked = true;
  };
  const reset = () => {
    position = hub.sequence;
    write(`id: ${hub.epoch}-${position}\nevent: reset\ndata: {}\n\n`);
  };
  const pump = () => {
    if (blocked || ended) return;
    const changes = hub.after(position);
    if (!changes) return reset();
    for (const change of changes) {
      position = change.sequence;
      if (options.wants(change.resource)) write(change.frame);
      if (blocked) return;
    }
  };
  const heartbeat = async () => {
    missedHeartbeats = blocked ? missedHeartbeats + 1 : 0;
    if (missedHeartbeats >= patience) return output.destroy();
    if (!(await options.isAlive())) return end();
    if (!blocked) write(": still here\n\n");
  };

  const subscriber: Subscriber = {
    samples: options.samples,
    changed: pump,
    sampled: (frame) => {
      // Figures are worth nothing late: one who is slow misses some.
      if (!blocked) write(frame);
    },
    end: () => end(),
  };
  const unsubscribe = hub.subscribe(subscriber);
  const timer = setInterval(() => {
    heartbeat().catch((error: Error) => output.destroy(error));
  }, options.heartbeatMs ?? 15_000);
  const stop = () => {
    ended = true;
    clearInterval(timer);
    unsubscribe();
  };
  const end = () => {
    if (ended) return;
    stop();
    output.end();
  };
  output.on("drain", () => {
    blocked = false;
    pump();
  });
  output.on("close", stop);
  output.on("error", stop);

  write(`retry: 1000\nid: ${hub.epoch}-${position}\nevent: hello\ndata: {"epoch":"${hub.epoch}"}\n\n`);
  const resumed = /^([0-9a-f]+)-(\d+)$/.exec(options.lastEventId ?? "");
  if (resumed?.[1] === hub.epoch) {
    position = Number(resumed[2]);
    pump();
  } else if (options.lastEventId) reset();
  return end;
}
