import type { Caller } from "@hob/plugin-api";
import type { Principal } from "./principal.ts";

/** What the framework's own handlers need of a request besides what plugins see of it. */
export interface Connection {
  readonly principal: Principal | null;
  /** Answers with the session's cookie. */
  startSession(secret: string): void;
  /** Answers with an order to forget the session's cookie. */
  forgetSession(): void;
  /** The secret of the session's cookie that came with the request, valid or not. */
  readonly sessionSecret: string | undefined;
}

const connections = new WeakMap<Caller, Connection>();

/** Remembers the connection behind a caller. */
export function connect(caller: Caller, connection: Connection): Caller {
  connections.set(caller, connection);
  return caller;
}

/** The connection behind a caller that {@link connect} made. */
export function connectionOf(caller: Caller): Connection {
  const connection = connections.get(caller);
  if (!connection) throw new Error("This caller did not come by a request.");
  return connection;
}

/** The principal behind a caller, where an operation allows only users. */
export function principalOf(caller: Caller): Principal {
  const { principal } = connectionOf(caller);
  if (!principal) throw new Error("An operation for users was called before log-in.");
  return principal;
}
