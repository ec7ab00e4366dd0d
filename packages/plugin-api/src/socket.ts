import type { Duplex } from "node:stream";
import type { JsonObject } from "@hob/tasks";

/** An open web socket: binary frames as a byte stream. Destroying it closes the socket; it ends when the user is logged out. */
export interface OpenSocket {
  readonly stream: Duplex;
  /** What the ticket was issued with. */
  readonly payload: JsonObject;
  readonly user: { readonly id: string; readonly name: string };
}

/** A web socket that a plugin brings. It opens only against a one-time ticket, checked before the upgrade. */
export interface SocketDeclaration<Services> {
  /** Served at `/api/sockets/<name>?ticket=…`. */
  readonly name: string;
  /** Called once an upgrade; when it rejects, the socket closes with the failure's message as its reason. */
  open(services: Services): (socket: OpenSocket) => Promise<void>;
}
