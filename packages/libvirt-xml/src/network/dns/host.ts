import { attribute, element, type Element, leaves, required, text } from "../../kit/index.ts";

/** Names of an address. */
export interface DnsHost {
  readonly ip: string;
  readonly hostnames: readonly string[];
}

/** `<network><dns><host>`; alone it is what `virNetworkUpdate` takes for its section dns-host. */
export const dnsHost: Element<DnsHost> = element("host", {
  ip: required(attribute("ip")),
  hostnames: leaves("hostname", text()),
});
