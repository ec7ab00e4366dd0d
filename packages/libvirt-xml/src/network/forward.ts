import {
  attribute,
  child,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
} from "../kit/index.ts";

/** A device of the host that the network's traffic leaves by. */
export interface ForwardInterface {
  readonly dev: string;
}

/** How a network reaches the outside. */
export interface Forward {
  /** Default `nat`. */
  readonly mode?: Open<"nat" | "route" | "open" | "bridge" | "private" | "vepa" | "passthrough" | "hostdev">;
  readonly dev?: string;
  readonly nat?: {
    readonly ipv6?: Open<"yes" | "no">;
    readonly port?: { readonly start: number; readonly end: number };
    readonly address?: { readonly start: string; readonly end: string };
  };
  readonly interfaces: readonly ForwardInterface[];
}

const forwardInterface: Element<ForwardInterface> = element("interface", { dev: required(attribute("dev")) });

/** `<network><forward>`. */
export const forward: Element<Forward> = element("forward", {
  dev: attribute("dev"),
  mode: attribute("mode", oneOf("nat", "route", "open", "bridge", "private", "vepa", "passthrough", "hostdev")),
  nat: child("nat", {
    ipv6: attribute("ipv6", oneOf("yes", "no")),
    address: child("address", { start: required(attribute("start")), end: required(attribute("end")) }),
    port: child("port", { start: required(attribute("start", integer)), end: required(attribute("end", integer)) }),
  }),
  interfaces: children(forwardInterface),
});
