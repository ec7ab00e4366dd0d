import { attribute, element, type Element, integer, oneOf, type Open } from "../../../../kit/index.ts";

/** A server that keeps a disk's data. */
export interface DiskSourceHost {
  readonly name?: string;
  readonly port?: number;
  /** Default `tcp`. */
  readonly transport?: Open<"tcp" | "rdma" | "unix">;
  /** Of transport `unix`: the socket's path on the host. */
  readonly socket?: string;
}

/** `<host>` of a network source. */
export const diskSourceHost: Element<DiskSourceHost> = element("host", {
  name: attribute("name"),
  port: attribute("port", integer),
  transport: attribute("transport", oneOf("tcp", "rdma", "unix")),
  socket: attribute("socket"),
});
