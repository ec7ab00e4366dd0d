import type { IncomingHttpHeaders } from "node:http";
import type { ApiTokens } from "./api-tokens.ts";
import { NotSignedIn } from "./identity-errors.ts";
import type { Principal } from "./principal.ts";
import { readSessionCookie } from "./session-cookie.ts";
import type { Sessions } from "./sessions.ts";

/** What a request proves, and how. */
export interface Authenticated {
  readonly principal: Principal | null;
  /** Why there is no principal. */
  readonly reason: string;
  readonly sessionSecret: string | undefined;
  /** The request carries an API token: no browser sends that on its own. */
  readonly hasToken: boolean;
}

/**
 * Finds out who sends a request: by the API token in `Authorization: Bearer …`, else by the session's cookie.
 *
 * @throws NotSignedIn for a token that is unknown or has expired. A session that has ended is no failure here: log-in
 * and the public operations go on without one.
 */
export async function authenticate(
  headers: IncomingHttpHeaders,
  secure: boolean,
  sessions: Sessions,
  tokens: ApiTokens,
): Promise<Authenticated> {
  const sessionSecret = readSessionCookie(headers.cookie, secure);
  const { authorization } = headers;
  if (authorization !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (secret === undefined)
      throw new NotSignedIn({ reason: "the Authorization header is not of the form 'Bearer …'" });
    const principal = await tokens.find(secret);
    if (!principal) throw new NotSignedIn({ reason: "the API token is unknown or has expired" });
    return { principal, reason: "", sessionSecret, hasToken: true };
  }
  if (sessionSecret === undefined) {
    return { principal: null, reason: "the request has neither a session nor a token", sessionSecret, hasToken: false };
  }
  const principal = (await sessions.find(sessionSecret)) ?? null;
  return { principal, reason: "the session has ended", sessionSecret, hasToken: false };
}
