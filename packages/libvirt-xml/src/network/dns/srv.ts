import { attribute, element, type Element, integer, oneOf, type Open, required } from "../../kit/index.ts";

/** An SRV record: where a service is. */
export interface DnsSrv {
  /** Without the underscore: `ldap`. */
  readonly service: string;
  readonly protocol: Open<"tcp" | "udp">;
  readonly domain?: string;
  /** `.` says that there is none. */
  readonly target?: string;
  readonly port?: number;
  readonly priority?: number;
  readonly weight?: number;
}

/** `<network><dns><srv>`; alone it is what `virNetworkUpdate` takes for its section dns-srv. */
export const dnsSrv: Element<DnsSrv> = element("srv", {
  service: required(attribute("service")),
  protocol: required(attribute("protocol", oneOf("tcp", "udp"))),
  domain: attribute("domain"),
  target: attribute("target"),
  port: attribute("port", integer),
  priority: attribute("priority", integer),
  weight: attribute("weight", integer),
});
