import { HostUnavailable } from "../virt-errors.ts";
import type { Host, HostOptions } from "./host.ts";

/** Opens a host: returns at once, connects in the background, and reconnects for ever until `close()`. */
export function openHost(options: HostOptions): Host {
  throw new HostUnavailable({ host: options.name ?? options.uri, reason: "connections are not made yet" });
}
