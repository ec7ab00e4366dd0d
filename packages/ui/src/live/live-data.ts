import { type ChangeEvent, type Client, type ClientOptions, createClient, positionHeader } from "@hob/resources";
import { hashKey, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { applyChanges } from "./apply-changes.ts";
import { openEventChannel } from "./event-channel.ts";
import type { LiveMessage, LiveRequest, LiveState } from "./live-message.ts";
import { isCurrent, isSameRun } from "./position.ts";
import { createSampleStore, type SampleStore } from "./sample-store.ts";

/** Keeps the query cache true to the server while the event stream is open. */
export interface LiveData {
  readonly samples: SampleStore;
  /** Joins the browser's event stream. Called once somebody is logged in, and again after each log-in. */
  start(): void;
  /** Forgets everything: somebody else may log in. */
  stop(): void;
  state(): LiveState;
  onState(listener: () => void): () => void;
  /**
   * Fetches for the cache. Changes that arrive while the answer is under way are applied to the cache after it, and
   * an answer older than what is heard is fetched again.
   */
  fetch<T>(key: QueryKey, call: (client: Client) => Promise<T>): Promise<T>;
  /** Applies a change that this page made itself, ahead of its event. */
  apply(change: ChangeEvent): void;
}

/** What the live data stand on; tests give their own. */
export interface LiveDataOptions {
  readonly queryClient: QueryClient;
  readonly client: ClientOptions;
  readonly onSignedOut: () => void;
  readonly openChannel?: typeof openEventChannel;
  /** Calls back soon, once: the next frame, or a moment later when the page is hidden. */
  readonly soon?: (run: () => void) => void;
}

/** Makes the live data of one page. */
export function createLiveData(options: LiveDataOptions): LiveData {
  const { queryClient, soon = nextFrame } = options;
  const fetched = new Map<string, { key: QueryKey; position: string | null }>();
  const listeners = new Set<() => void>();
  let send: ((request: LiveRequest) => void) | undefined;
  let state: LiveState = "connecting";
  let heardSince: string | undefined;
  let waiting: ChangeEvent[] = [];
  let underWay = 0;
  let duringFetch: ChangeEvent[] = [];

  const samples = createSampleStore(() => send?.({ type: "want", samples: samples.wanted() }));

  const flush = () => {
    const changes = waiting;
    waiting = [];
    applyChanges(queryClient, changes);
  };
  const enqueue = (change: ChangeEvent) => {
    if (underWay > 0) duringFetch.push(change);
    if (waiting.push(change) === 1) soon(flush);
  };
  const refetch = (key: QueryKey) => void queryClient.invalidateQueries({ queryKey: key, exact: true });

  /**
   * Whether an answer misses changes that are heard no more. When two in a row come from another run of the server than
   * the stream, the server was started anew and the stream is what is behind: its next `begin` settles it.
   */
  const isBehind = (position: string | null, before: string | null): boolean => {
    if (heardSince === undefined || position === null || isCurrent(position, heardSince)) return false;
    return isSameRun(position, heardSince) || before === null || !isSameRun(position, before);
  };

  const receive = (message: LiveMessage) => {
    if (message.type === "change") return enqueue(message.event);
    if (message.type === "samples") return samples.receive(message.event);
    if (message.type === "begin") {
      heardSince = message.position;
      for (const { key, position } of fetched.values()) if (!isCurrent(position, heardSince)) refetch(key);
      return;
    }
    state = message.state;
    for (const listener of listeners) listener();
    if (state === "signed-out") options.onSignedOut();
  };

  return {
    samples,
    start() {
      if (send) return send({ type: "restart" });
      send = (options.openChannel ?? openEventChannel)(receive);
      send({ type: "want", samples: samples.wanted() });
    },
    stop() {
      heardSince = undefined;
      fetched.clear();
      waiting = [];
      duringFetch = [];
    },
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply: enqueue,
    async fetch(key, call) {
      let position: string | null = null;
      const from = duringFetch.length;
      underWay += 1;
      try {
        const request = options.client.fetch ?? fetch;
        const client = createClient({
          ...options.client,
          fetch: async (url, init) => {
            const response = await request(url, init);
            position = response.headers.get(positionHeader);
            return response;
          },
        });
        const answer = await call(client);
        const missed = duringFetch.slice(from);
        if (missed.length > 0) queueMicrotask(() => soon(() => applyChanges(queryClient, missed)));
        const before = fetched.get(hashKey(key))?.position ?? null;
        fetched.set(hashKey(key), { key, position });
        if (isBehind(position, before)) refetch(key);
        return answer;
      } finally {
        underWay -= 1;
        if (underWay === 0) duringFetch = [];
      }
    },
  };
}

function nextFrame(run: () => void): void {
  if (document.visibilityState === "visible") requestAnimationFrame(run);
  else setTimeout(run, 250);
}
