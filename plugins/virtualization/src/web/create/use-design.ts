import { useClient } from "@hob/ui";
import { useEffect, useState } from "react";
import { type CreateVm, type DesignAnswer, vms } from "../../model/index.ts";

/** The design of what the form says, as the user types. */
export interface LiveDesign {
  /** The last design; it stays while the next one is made. */
  readonly design: DesignAnswer | null;
  readonly error: unknown;
  readonly isDesigning: boolean;
  /** Asks once more: a host may be back. */
  retry(): void;
}

const pauseMs = 250;

/** Asks the server what would be created, a moment after the last change. Null asks nothing. */
export function useDesign(request: CreateVm | null): LiveDesign {
  const client = useClient();
  const [state, setState] = useState<Omit<LiveDesign, "retry">>({ design: null, error: null, isDesigning: false });
  const [attempt, setAttempt] = useState(0);
  const key = request && JSON.stringify(request);
  useEffect(() => {
    if (key === null) {
      setState({ design: null, error: null, isDesigning: false });
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, isDesigning: true }));
    const ask = async (): Promise<Omit<LiveDesign, "retry">> => {
      try {
        const design = await client(vms).design(JSON.parse(key) as CreateVm, { signal: abort.signal });
        return { design, error: null, isDesigning: false };
      } catch (error) {
        return { design: null, error, isDesigning: false };
      }
    };
    const timer = setTimeout(async () => {
      const answer = await ask();
      if (!abort.signal.aborted) setState(answer);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, key, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
