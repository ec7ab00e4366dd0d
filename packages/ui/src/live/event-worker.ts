import { openEventStream } from "./event-stream.ts";
import type { LiveRequest } from "./live-message.ts";
import { createStreamKeeper } from "./stream-keeper.ts";

// Runs in a SharedWorker: browsers allow six connections to a server, so the tabs of one browser share one stream.
const keeper = createStreamKeeper(openEventStream);

addEventListener("connect", (event) => {
  const port = (event as MessageEvent).ports[0];
  if (!port) return;
  port.addEventListener("message", ({ data }: MessageEvent<LiveRequest>) => keeper.receive(port, data));
  port.start();
});
