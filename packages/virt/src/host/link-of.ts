import type { Host } from "./host.ts";
import type { Link } from "./link.ts";

const links = new WeakMap<Host, Link>();

/** Notes what a host is reached through, for work that takes two hosts. */
export function linked(link: Link, host: Host): Host {
  links.set(host, link);
  return host;
}

/** What a host is reached through. @throws TypeError for a host that `openHost` did not make. */
export function linkOf(host: Host): Link {
  const link = links.get(host);
  if (link === undefined) throw new TypeError("This host was not opened by openHost().");
  return link;
}
