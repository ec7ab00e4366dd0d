import { attribute, element, type Element } from "../../kit/index.ts";

/** A server that is asked instead of the host's own. */
export interface DnsForwarder {
  /** Only for names below it. */
  readonly domain?: string;
  /** Absent: the host's own servers are asked for names below the domain, whatever the other forwarders say. */
  readonly addr?: string;
}

/** `<network><dns><forwarder>`. */
export const dnsForwarder: Element<DnsForwarder> = element("forwarder", {
  domain: attribute("domain"),
  addr: attribute("addr"),
});
