import type { WaitOptions } from "../guest/guest.ts";
import { HostUnavailable } from "../virt-errors.ts";
import type { HostState } from "./host-state.ts";
import type { Link } from "./link.ts";

/** Waits for a connection. @throws HostUnavailable after `timeoutMs` or `close()`; the signal's reason when it aborts. */
export function whenConnected(link: Link, { timeoutMs, signal }: WaitOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer =
      timeoutMs === undefined ? undefined : setTimeout(() => settle(() => reject(unavailable(link))), timeoutMs);
    const aborted = () => settle(() => reject(signal?.reason));
    const off = link.states.add((state) => look(state));
    signal?.addEventListener("abort", aborted, { once: true });
    const settle = (how: () => void) => {
      off();
      clearTimeout(timer);
      signal?.removeEventListener("abort", aborted);
      how();
    };
    const look = (state: HostState) => {
      if (state.kind === "connected") settle(resolve);
      else if (state.kind === "disconnected" && state.retryAt === null) settle(() => reject(unavailable(link)));
    };
    look(link.state);
  });
}

function unavailable(link: Link): Error {
  const { state, name } = link;
  const error = state.kind === "disconnected" ? state.error : null;
  const reason =
    error?.message.replace(/\.$/, "") ?? (state.kind === "connecting" ? "it does not answer" : "it was closed");
  return new HostUnavailable({ host: name, reason }, error ? { cause: error } : {});
}
