import { defineError } from "@hob/errors";

/** The ticket does not open a socket (any more). */
export const TicketInvalid = defineError("server.ticket-invalid", {
  kind: "unauthenticated",
  message: (d: { socket: string }) =>
    `The ticket for '${d.socket}' is not valid: it is unknown, was used already, is older than 30 seconds, or its log-in has ended.`,
  hint: "Ask for a new one; each opens one socket, once.",
});

/** Someone else's log-in, or none, came with the ticket. */
export const TicketNotYours = defineError("server.ticket-not-yours", {
  kind: "denied",
  message: () => "The ticket was issued to another log-in than the one that presents it.",
  hint: "Open the socket from the browser or with the session that asked for the ticket.",
});

/** Another web site opens a socket here. */
export const ForeignSocket = defineError("server.foreign-socket", {
  kind: "denied",
  message: (d: { origin: string; host: string }) => `A page of '${d.origin}' may not open sockets of '${d.host}'.`,
});

/** No plugin brings this socket. */
export const NoSuchSocket = defineError("server.no-such-socket", {
  kind: "not-found",
  message: (d: { path: string }) => `No web socket is served at ${d.path}.`,
});

/** A plain request came to a socket's address. */
export const UpgradeNeeded = defineError("server.upgrade-needed", {
  kind: "invalid",
  message: (d: { path: string }) => `${d.path} is a web socket and answers to nothing else.`,
});
