import type { IncomingMessage } from "node:http";
import { isOurs } from "../identity/cross-site.ts";
import type { Principal } from "../identity/principal.ts";
import { readSessionCookie } from "../identity/session-cookie.ts";
import type { Sessions } from "../identity/sessions.ts";
import type { Mount, MountTable } from "../plugins/mount-table.ts";
import { ForeignSocket, NoSuchSocket, TicketInvalid, TicketNotYours } from "./socket-errors.ts";
import type { Admission, TicketOffice } from "./tickets.ts";

/** A socket that may be opened. */
export interface Admitted {
  readonly admission: Admission;
  readonly declared: Mount["sockets"][number];
}

/**
 * Checks a request for a web socket before it is upgraded: the page's origin, the ticket, that the log-in it was issued
 * to still stands, and, where that is a browser's session, that the same session presents it.
 *
 * @throws NoSuchSocket, ForeignSocket, TicketInvalid, TicketNotYours
 */
export async function admit(
  request: IncomingMessage,
  ports: {
    readonly table: MountTable;
    readonly tickets: TicketOffice;
    readonly sessions: Sessions;
    isAlive(principal: Principal): Promise<boolean>;
    readonly trustsProxy: boolean;
  },
): Promise<Admitted> {
  const url = new URL(request.url ?? "/", "http://socket");
  const name = /^\/api\/sockets\/([^/]+)$/.exec(url.pathname)?.[1];
  const declared = name === undefined ? undefined : ports.table.socket(name);
  if (name === undefined || !declared) throw new NoSuchSocket({ path: url.pathname });

  const { headers } = request;
  const { origin } = headers;
  const forwarded = ports.trustsProxy ? headers["x-forwarded-host"] : undefined;
  const host = String(forwarded ?? headers.host ?? "");
  if (origin !== undefined && !isOurs(origin, host)) throw new ForeignSocket({ origin, host });

  const admission = ports.tickets.redeem(url.searchParams.get("ticket") ?? "", name);
  if (!admission) throw new TicketInvalid({ socket: name });
  const { proof } = admission.principal;
  if (proof.kind === "session") {
    const secret = readSessionCookie(headers.cookie, true) ?? readSessionCookie(headers.cookie, false);
    const presenter = secret === undefined ? undefined : await ports.sessions.find(secret);
    if (presenter?.proof.id !== proof.id) throw new TicketNotYours({});
  } else if (!(await ports.isAlive(admission.principal))) throw new TicketInvalid({ socket: name });
  return { admission, declared };
}
