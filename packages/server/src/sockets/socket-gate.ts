import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { problemOf, problemType } from "../http/problem.ts";
import type { OpenConnections } from "../identity/open-connections.ts";
import type { Principal } from "../identity/principal.ts";
import { makeId } from "../identity/secret.ts";
import type { Sessions } from "../identity/sessions.ts";
import type { MountTable } from "../plugins/mount-table.ts";
import { type Admitted, admit } from "./admit.ts";
import type { TicketOffice } from "./tickets.ts";
import { watchSocket } from "./watch-socket.ts";
import { reasonOf, webSocketStream } from "./web-socket-stream.ts";

/** What opening sockets needs of the server. */
export interface SocketGateOptions {
  readonly table: MountTable;
  readonly tickets: TicketOffice;
  readonly sessions: Sessions;
  readonly open: OpenConnections;
  isAlive(principal: Principal): Promise<boolean>;
  readonly log: Logger;
  readonly trustsProxy: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How often the log-in and the other end are looked after; default 15 s. */
  readonly heartbeatMs?: number;
}

/** The largest frame that is taken in. */
const maxPayload = 1024 * 1024;
/** The other end may take so long to answer a close. */
const closeGraceMs = 1000;
/** What is typed into a console counts as activity of the session, written down at most this often. */
const touchEveryMs = 30_000;

/**
 * Makes the listener of the HTTP server's `upgrade`: a web socket opens only against a valid ticket; anything else is
 * answered with a plain HTTP problem before the upgrade.
 */
export function socketGate(
  options: SocketGateOptions,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  return (request, socket, head) => {
    // The HTTP server has let go of it: a reset by the other end would otherwise be thrown.
    socket.on("error", () => socket.destroy());
    admit(request, options)
      .then((admitted) => upgrade(admitted, options, request, socket, head))
      .catch((error: unknown) => refuse(error, options.log, socket));
  };
}

async function upgrade(
  { admission, declared }: Admitted,
  options: SocketGateOptions,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const { WebSocketServer } = await import("ws");
  const server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  server.handleUpgrade(request, socket, head, (webSocket) => {
    const { principal, payload } = admission;
    const stream = webSocketStream(webSocket, activity(principal, options));
    // What the plugin does with a broken stream is its own affair; without a listener it would end the process.
    stream.on("error", (err) => options.log.debug({ err, socket: declared.name }, "A web socket broke"));
    const end = () => {
      webSocket.close(1008, "The log-in has ended.");
      stream.destroy();
      // A browser that does not answer the close would keep the server from stopping.
      setTimeout(() => webSocket.terminate(), closeGraceMs).unref();
    };
    const forget = options.open.add(principal, end);
    stream.on("close", forget);
    watchSocket(webSocket, {
      everyMs: options.heartbeatMs ?? 15_000,
      isAlive: () => options.isAlive(principal),
      onEnded: end,
      onFailure: (err) => options.log.error({ err, socket: declared.name }, "A web socket could not be looked after"),
    });
    declared.open({ stream, payload, user: principal.user }).catch((error: unknown) => {
      options.log.warn({ err: error, socket: declared.name }, "A web socket could not be opened");
      webSocket.close(1011, reasonOf(error));
      stream.destroy();
    });
  });
}

function activity({ proof }: Principal, { sessions, log, now }: SocketGateOptions): () => void {
  let last = now();
  return () => {
    if (proof.kind !== "session" || now() - last < touchEveryMs) return;
    last = now();
    sessions.touch(proof.id).catch((err: unknown) => log.error({ err }, "A session's activity could not be stored"));
  };
}

function refuse(error: unknown, log: Logger, socket: Duplex): void {
  const requestId = makeId();
  const problem = problemOf(error, requestId);
  if (problem.kind === "internal") log.error({ err: error, requestId }, "A web socket failed before it opened");
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.title}`,
      `content-type: ${problemType}`,
      `content-length: ${Buffer.byteLength(body)}`,
      "connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}
