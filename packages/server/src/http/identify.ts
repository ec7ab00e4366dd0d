import type { Caller } from "@hob/plugin-api";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ApiTokens } from "../identity/api-tokens.ts";
import { authenticate } from "../identity/authenticate.ts";
import { connect } from "../identity/connection.ts";
import { refuseCrossSite } from "../identity/cross-site.ts";
import { NotSignedIn, PermissionDenied } from "../identity/identity-errors.ts";
import { permissionsOf } from "../identity/role.ts";
import { sessionCookie } from "../identity/session-cookie.ts";
import type { Sessions } from "../identity/sessions.ts";
import { callerSignal } from "./caller-signal.ts";
import "./request-fields.ts";

/** What identifying a request needs. */
export interface Identity {
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  /** Every permission there is, for roles that hold many. */
  permissions(): ReadonlySet<string>;
}

/**
 * Finds out who sends a request and whether they may, before its body is read.
 *
 * @param allow a permission, `signed-in` or `anyone`.
 * @throws NotSignedIn, ForeignRequest, PermissionDenied
 */
export async function identify(
  identity: Identity,
  request: FastifyRequest,
  reply: FastifyReply,
  allow: string,
): Promise<Caller> {
  const secure = request.protocol === "https";
  const found = await authenticate(request.headers, secure, identity.sessions, identity.tokens);
  const { principal, sessionSecret } = found;
  const permissions = principal ? new Set(permissionsOf(principal.role, identity.permissions())) : new Set<string>();
  const caller: Caller = {
    user: principal?.user ?? null,
    can: (permission) => permissions.has("*") || permissions.has(permission),
    address: request.ip,
    requestId: request.id,
    get signal() {
      return callerSignal(reply.raw);
    },
  };
  connect(caller, {
    principal,
    sessionSecret,
    startSession: (secret) => reply.header("set-cookie", sessionCookie(secret, secure)),
    forgetSession: () => reply.header("set-cookie", sessionCookie("", secure)),
  });
  request.caller = caller;

  if (request.method !== "GET" && request.method !== "HEAD" && !found.hasToken) {
    refuseCrossSite(request.headers, request.host, sessionSecret !== undefined);
  }
  if (allow === "anyone") return caller;
  if (!principal) throw new NotSignedIn({ reason: found.reason });
  if (allow !== "signed-in" && !caller.can(allow)) {
    throw new PermissionDenied({ user: principal.user.name, permission: allow });
  }
  return caller;
}
