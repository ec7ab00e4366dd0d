import { useEffect, useRef, useState } from "react";

/** What a server answers to what a form says, as the user types. */
export interface LiveAnswer<Answer> {
  /** The last answer; it stays while the next one is made. */
  readonly answer: Answer | null;
  readonly error: unknown;
  readonly isAsking: boolean;
  /** Asks once more: a host may be back. */
  retry(): void;
}

const pauseMs = 250;

/**
 * Asks a moment after the last change.
 *
 * @param request what is asked with; JSON. Null asks nothing.
 */
export function useLiveAnswer<Request, Answer>(
  request: Request | null,
  ask: (request: Request, signal: AbortSignal) => Promise<Answer>,
): LiveAnswer<Answer> {
  const [state, setState] = useState<Omit<LiveAnswer<Answer>, "retry">>({ answer: null, error: null, isAsking: false });
  const [attempt, setAttempt] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  const key = request === null ? null : JSON.stringify(request);
  useEffect(() => {
    if (key === null) {
      setState({ answer: null, error: null, isAsking: false });
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, isAsking: true }));
    const timer = setTimeout(async () => {
      const next = await asking.current(JSON.parse(key) as Request, abort.signal).then(
        (answer) => ({ answer, error: null, isAsking: false }),
        (error: unknown) => ({ answer: null, error, isAsking: false }),
      );
      if (!abort.signal.aborted) setState(next);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
