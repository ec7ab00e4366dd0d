/** One event of a stream, as it came. */
export interface ReceivedEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: any;
}

/** A listener of `GET /api/events` in a test. */
export interface EventReader {
  /** Everything that has come so far. */
  readonly events: readonly ReceivedEvent[];
  /** Resolves with the next event that matches, among those not yet waited for. Rejects when the stream ends first. */
  next(matches?: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Listens to an event stream. @throws Error when the server does not answer with one. */
export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const controller = new AbortController();
  const response = await fetch(url, { headers, signal: controller.signal });
  if (!response.ok || !response.body) throw new Error(`No event stream: ${response.status} ${await response.text()}`);
  const events: ReceivedEvent[] = [];
  const waiting = new Set<() => void>();
  let position = 0;
  let isEnded = false;
  const wake = () => {
    for (const check of waiting) check();
  };

  const read = async (body: ReadableStream<Uint8Array>) => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const frames = text.split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) {
        const event = parse(frame);
        if (event) events.push(event);
      }
      wake();
    }
  };
  const ended = read(response.body)
    .catch((error: unknown) => {
      // An abort by close() and a connection that the server cut both end the stream.
      if (!(error instanceof Error)) throw error;
    })
    .finally(() => {
      isEnded = true;
      wake();
    });

  return {
    events,
    ended,
    close: () => controller.abort(),
    next: (matches = () => true) =>
      new Promise((resolve, reject) => {
        const check = () => {
          while (position < events.length) {
            const event = events[position];
            position += 1;
            if (!event || !matches(event)) continue;
            waiting.delete(check);
            return resolve(event);
          }
          if (isEnded) reject(new Error("The event stream has ended."));
        };
        waiting.add(check);
        check();
      }),
  };
}

function parse(frame: string): ReceivedEvent | undefined {
  const fields = new Map(
    frame
      .split("\n")
      .filter((line) => !line.startsWith(":"))
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  const event = fields.get("event");
  return event === undefined
    ? undefined
    : { id: fields.get("id"), event, data: JSON.parse(fields.get("data") ?? "null") };
}
