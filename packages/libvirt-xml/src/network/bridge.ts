import { attribute, element, type Element, integer, oneOf, onOff, type Open } from "../kit/index.ts";

/** The host's bridge that guests are plugged into. */
export interface NetworkBridge {
  /** Chosen by libvirt when absent, but not for a bridge of the host's own. */
  readonly name?: string;
  /** The firewall's zone. */
  readonly zone?: string;
  /** Whether it speaks the spanning tree protocol. */
  readonly stp?: boolean;
  /** Seconds before a new port forwards. */
  readonly delay?: number;
  /** Who fills the table of MAC addresses. Default `kernel`. */
  readonly macTableManager?: Open<"kernel" | "libvirt">;
}

/** `<network><bridge>`. */
export const networkBridge: Element<NetworkBridge> = element("bridge", {
  name: attribute("name"),
  zone: attribute("zone"),
  stp: attribute("stp", onOff),
  delay: attribute("delay", integer),
  macTableManager: attribute("macTableManager", oneOf("kernel", "libvirt")),
});
