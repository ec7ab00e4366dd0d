import { attribute, element, type Element, integer, oneOf, type Open, yesNo } from "../kit/index.ts";

/** The NBD server that a client copies from. */
export interface BackupServer {
  /** Default `tcp`. */
  readonly transport?: Open<"tcp" | "unix">;
  readonly tls?: boolean;
  /** Transport `tcp`: the host's name or address. */
  readonly name?: string;
  /** Default 10809. */
  readonly port?: number;
  /** Transport `unix`: the path on the host. */
  readonly socket?: string;
}

/** `<domainbackup><server>`. */
export const backupServer: Element<BackupServer> = element("server", {
  transport: attribute("transport", oneOf("tcp", "unix")),
  tls: attribute("tls", yesNo),
  name: attribute("name"),
  port: attribute("port", integer),
  socket: attribute("socket"),
});
