import { type Client, createClient } from "@hob/resources";
import type { ServerAddress } from "../command/run-context.ts";
import { NotLoggedIn } from "./server-errors.ts";

/**
 * A client of a server, as the user whose token it is; its calls end when the signal aborts.
 *
 * @throws NotLoggedIn when there is no token.
 */
export function connect({ url, token }: ServerAddress, signal: AbortSignal): Client {
  if (token === null) throw new NotLoggedIn({ url });
  return createClient({ baseUrl: url, headers: { authorization: `Bearer ${token}` }, fetch: fetchUntil(signal) });
}

/** `fetch` that also ends when the signal aborts. */
export function fetchUntil(signal: AbortSignal): typeof fetch {
  return (input, init) =>
    fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
}
