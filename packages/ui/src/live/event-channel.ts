import { openEventStream } from "./event-stream.ts";
import type { LiveMessage, LiveRequest } from "./live-message.ts";
import { createStreamKeeper } from "./stream-keeper.ts";

/** Opens this page's channel to the event stream of the browser; where there are no shared workers, to one of its own. */
export function openEventChannel(onMessage: (message: LiveMessage) => void): (request: LiveRequest) => void {
  const post = typeof SharedWorker === "undefined" ? ownStream(onMessage) : sharedStream(onMessage);
  let lastWish: LiveRequest | undefined;
  // A page that is left may come back from the browser's memory as it was.
  addEventListener("pagehide", () => post({ type: "leave" }));
  addEventListener("pageshow", (event) => event.persisted && lastWish && post(lastWish));
  return (request) => {
    if (request.type === "want") lastWish = request;
    post(request);
  };
}

function sharedStream(onMessage: (message: LiveMessage) => void): (request: LiveRequest) => void {
  const worker = new SharedWorker(new URL("./event-worker.ts", import.meta.url), {
    type: "module",
    name: "hob-events",
  });
  worker.port.addEventListener("message", ({ data }: MessageEvent<LiveMessage>) => onMessage(data));
  worker.port.start();
  return (request) => worker.port.postMessage(request);
}

function ownStream(onMessage: (message: LiveMessage) => void): (request: LiveRequest) => void {
  const keeper = createStreamKeeper(openEventStream);
  const port = { postMessage: onMessage };
  return (request) => keeper.receive(port, request);
}
