import { attribute, children, element, type Element, ifAny, yesNo } from "../kit/index.ts";
import { type DnsForwarder, dnsForwarder } from "./dns/forwarder.ts";
import { type DnsHost, dnsHost } from "./dns/host.ts";
import { type DnsSrv, dnsSrv } from "./dns/srv.ts";
import { type DnsTxt, dnsTxt } from "./dns/txt.ts";

/** What a network's DNS server answers. */
export interface Dns {
  /** Default true. */
  readonly enable?: boolean;
  /** Whether names without a dot are asked of the host's own servers. Default true. */
  readonly forwardPlainNames?: boolean;
  readonly forwarders?: readonly DnsForwarder[];
  readonly txts?: readonly DnsTxt[];
  readonly srvs?: readonly DnsSrv[];
  readonly hosts?: readonly DnsHost[];
}

/** `<network><dns>`. */
export const dns: Element<Dns> = element("dns", {
  enable: attribute("enable", yesNo),
  forwardPlainNames: attribute("forwardPlainNames", yesNo),
  forwarders: ifAny(children(dnsForwarder)),
  txts: ifAny(children(dnsTxt, { key: (item) => item.name })),
  srvs: ifAny(children(dnsSrv)),
  hosts: ifAny(children(dnsHost, { key: (item) => item.ip })),
});
