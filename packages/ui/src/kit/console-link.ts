/** Asks for a one-time ticket and answers where the web socket opens: `() => client(vms).console(id, { kind })`. */
export type ConsoleConnect = () => Promise<{ readonly path: string }>;

/** How a console is. */
export type ConsoleState =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected" }
  | { readonly kind: "disconnected"; readonly error?: unknown; readonly reason?: string };

/** The web socket's address for a path of this server. */
export function socketUrl(path: string, page: { readonly protocol: string; readonly host: string } = location): string {
  return `${page.protocol === "https:" ? "wss:" : "ws:"}//${page.host}${path}`;
}

/** Why a socket was closed, in the server's words; undefined when it said nothing. */
export function closeReason(event: { readonly code: number; readonly reason: string }): string | undefined {
  return event.reason === "" ? undefined : event.reason;
}
