import type { ChangeEvent, SamplesEvent } from "@hob/resources";
import type { LiveMessage, LiveState } from "./live-message.ts";
import { createEventParser, type ServerSentEvent } from "./parse-event-stream.ts";

/** How the stream is opened; the defaults are the browser's own. */
export interface EventStreamOptions {
  readonly onMessage: (message: LiveMessage) => void;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Before the first attempt to reconnect; doubled for each further one, up to 16 times. Default 500. */
  readonly retryMs?: number;
  /** The server sends something at least this often; after silence the stream is opened anew. Default 60 s. */
  readonly silenceMs?: number;
}

/** An event stream that is held open until `close`. */
export interface EventStream {
  /** Asks for live figures of exactly these resources from now on. */
  want(samples: readonly string[]): void;
  /** Opens anew without resuming: another user may be logged in. */
  restart(): void;
  close(): void;
}

/**
 * Holds `GET /api/events` open: reconnects with backoff and resumes after the last event seen. Read through `fetch`
 * and not `EventSource`, because that hides the status (a log-in that has ended) and cannot resume where it did not begin.
 */
export function openEventStream(options: EventStreamOptions): EventStream {
  const { onMessage, retryMs = 500, silenceMs = 60_000 } = options;
  const request = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  let lastId = "";
  let wanted: readonly string[] = [];
  let state: LiveState | undefined;
  let failures = 0;
  let running = 0;
  let abort = new AbortController();

  const enter = (next: LiveState) => {
    if (next !== state) onMessage({ type: "state", state: (state = next) });
  };

  const receive = ({ event, data, id }: ServerSentEvent) => {
    if (event === "change") {
      onMessage({ type: "change", event: JSON.parse(data) as ChangeEvent, position: id });
    } else if (event === "samples") {
      onMessage({ type: "samples", event: JSON.parse(data) as SamplesEvent });
    } else if (event === "reset") {
      onMessage({ type: "begin", position: id });
    } else if (event === "hello") {
      failures = 0;
      enter("live");
      // Resumed: the changes that were missed come next, each with its own id.
      if (lastId !== "") return;
      onMessage({ type: "begin", position: id });
    }
    if (id !== "") lastId = id;
  };

  const readOnce = async (signal: AbortSignal) => {
    const query = wanted.length > 0 ? `?samples=${wanted.map(encodeURIComponent).join(",")}` : "";
    const response = await request(`/api/events${query}`, {
      headers: { accept: "text/event-stream", ...(lastId === "" ? {} : { "last-event-id": lastId }) },
      cache: "no-store",
      signal,
    });
    if (response.status === 401) return "signed-out";
    if (!response.ok || !response.body) throw new Error(`The event stream answered ${response.status}.`);
    const feed = createEventParser(receive);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const silence = setTimeout(() => void reader.cancel(), silenceMs);
      try {
        const { done, value } = await reader.read();
        if (done) return "ended";
        feed(value);
      } finally {
        clearTimeout(silence);
      }
    }
  };

  const run = async () => {
    const mine = ++running;
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    while (!signal.aborted) {
      const outcome = await readOnce(signal).catch(() => "failed");
      if (signal.aborted || mine !== running) return;
      if (outcome === "signed-out") return enter("signed-out");
      enter("connecting");
      await pause(Math.min(retryMs * 2 ** failures++, retryMs * 16), signal);
    }
  };

  enter("connecting");
  void run();
  return {
    want(samples) {
      const next = [...samples].sort();
      if (next.join() === wanted.join()) return;
      wanted = next;
      if (state !== "signed-out") void run();
    },
    restart() {
      lastId = "";
      failures = 0;
      enter("connecting");
      void run();
    },
    close: () => abort.abort(),
  };
}

/** Waits, or less: until aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
