import {
  attribute,
  child,
  element,
  type Element,
  oneOf,
  type Open,
  required,
  type Slots,
  yesNo,
} from "../../../../kit/index.ts";
import { type Reconnect, reconnect } from "../../reconnect.ts";

/** The socket of a daemon on the host. */
export interface UnixSocketSource {
  readonly type: Open<"unix">;
  readonly path: string;
  readonly mode: Open<"client" | "server">;
  readonly reconnect?: Reconnect;
}

/** How the guest may reserve a SCSI disk for itself. */
export interface Reservations {
  /** Whether libvirt starts the daemon that does it. */
  readonly managed?: boolean;
  readonly source?: UnixSocketSource;
}

/** What `<source type='unix'>` says. */
export const unixSocketSource: Slots<UnixSocketSource> = {
  type: required(attribute("type", oneOf("unix"))),
  path: required(attribute("path")),
  mode: required(attribute("mode", oneOf("client", "server"))),
  reconnect: child(reconnect),
};

/** `<reservations>` of a disk's source. */
export const reservations: Element<Reservations> = element("reservations", {
  managed: attribute("managed", yesNo),
  source: child("source", unixSocketSource),
});
