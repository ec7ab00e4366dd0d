import type { EventStream, EventStreamOptions } from "./event-stream.ts";
import type { LiveMessage, LiveRequest, LiveState } from "./live-message.ts";

/** One end of a channel to a page. */
export interface PagePort {
  postMessage(message: LiveMessage): void;
}

/** Shares one event stream among the pages of a browser. */
export interface StreamKeeper {
  receive(port: PagePort, request: LiveRequest): void;
}

/**
 * Makes the keeper. The stream opens when the first page speaks, asks for the figures that any page wants, and closes
 * when the last page has left.
 */
export function createStreamKeeper(open: (options: EventStreamOptions) => EventStream): StreamKeeper {
  const pages = new Map<PagePort, readonly string[]>();
  let stream: EventStream | undefined;
  let state: LiveState = "connecting";
  let position: string | undefined;

  const tellAll = (message: LiveMessage) => {
    if (message.type === "state") state = message.state;
    if (message.type === "begin" || message.type === "change") position = message.position;
    for (const [port, samples] of pages) {
      if (message.type !== "samples" || samples.includes(message.event.resource)) port.postMessage(message);
    }
  };
  const wantedByAny = () => [...new Set([...pages.values()].flat())];

  return {
    receive(port, request) {
      if (request.type === "restart") return stream?.restart();
      if (request.type === "leave") {
        pages.delete(port);
        if (pages.size > 0) return stream?.want(wantedByAny());
        stream?.close();
        stream = undefined;
        return;
      }
      const isNew = !pages.has(port);
      pages.set(port, request.samples);
      if (!stream) {
        state = "connecting";
        position = undefined;
        stream = open({ onMessage: tellAll });
      } else if (isNew) {
        port.postMessage({ type: "state", state });
        if (position !== undefined) port.postMessage({ type: "begin", position });
      }
      stream.want(wantedByAny());
    },
  };
}
