import type { IncomingHttpHeaders } from "node:http";
import { ForeignRequest } from "./identity-errors.ts";

/**
 * Refuses a changing request that a browser may have been led to send by another site.
 *
 * A custom header proves that it was not: another site cannot add one without asking first, and the answer is no.
 * Otherwise `Sec-Fetch-Site` or `Origin` must say that the page is ours; and a request that carries the session's
 * cookie has to bring one of the three.
 *
 * @param host that the request was sent to, with its port.
 * @throws ForeignRequest
 */
export function refuseCrossSite(headers: IncomingHttpHeaders, host: string, hasSession: boolean): void {
  if (headers["x-requested-by"] !== undefined) return;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) {
    if (site === "same-origin" || site === "none") return;
    throw new ForeignRequest({ reason: `the browser says it is '${String(site)}'` });
  }
  const { origin } = headers;
  if (origin !== undefined) {
    if (isOurs(origin, host)) return;
    throw new ForeignRequest({ reason: `it comes from '${origin}', not from '${host}'` });
  }
  if (hasSession)
    throw new ForeignRequest({ reason: "it has the session's cookie, but nothing says which page sent it" });
}

/** Whether an `Origin` header names this very host. The scheme is left out: a proxy in front may end TLS. */
export function isOurs(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
