import { attribute, element, type Element, oneOf, type Open } from "../../../kit/index.ts";

/** What an interface is plugged into: which properties are there follows from its type. */
export interface InterfaceSource {
  /** Type `network`: a libvirt network's name. */
  readonly network?: string;
  readonly portgroup?: string;
  /** Type `bridge`; also noted in a running guest for type `network`. */
  readonly bridge?: string;
  /** Type `direct`: the host's device. */
  readonly dev?: string;
  readonly mode?: Open<"vepa" | "bridge" | "private" | "passthrough">;
  /** libvirt's own note in a running guest. */
  readonly portid?: string;
}

/** `<interface><source>`. */
export const interfaceSource: Element<InterfaceSource> = element("source", {
  network: attribute("network"),
  portgroup: attribute("portgroup"),
  portid: attribute("portid"),
  bridge: attribute("bridge"),
  dev: attribute("dev"),
  mode: attribute("mode", oneOf("vepa", "bridge", "private", "passthrough")),
});
