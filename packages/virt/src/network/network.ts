import type { ChangeOutcome, ChangeTarget } from "../change.ts";
import type { NetworkChange } from "./network-change.ts";
import type { NetworkLease } from "./network-lease.ts";
import type { Port } from "./port.ts";

/** A network's flags at the moment of asking. */
export interface NetworkInfo {
  readonly active: boolean;
  readonly persistent: boolean;
  readonly autostart: boolean;
  /** The bridge that guests are plugged into; null where the network has none of its own. */
  readonly bridge: string | null;
}

/** One libvirt network. It holds no state; methods throw an error of kind `not-found` when it is gone. */
export interface Network {
  readonly name: string;
  readonly uuid: string;

  info(): Promise<NetworkInfo>;
  /** Its definition; with `inactive` the stored one, which the next start uses. */
  xml(options?: { readonly inactive?: boolean }): Promise<string>;
  start(): Promise<void>;
  /** Takes it down; guests on it lose their link. A transient network is then forgotten. */
  destroy(): Promise<void>;
  undefine(): Promise<void>;
  setAutostart(autostart: boolean): Promise<void>;

  /** Addresses that its DHCP server has given out; of one machine, where a MAC address is given. */
  leases(mac?: string): Promise<readonly NetworkLease[]>;
  /** What is plugged into it now. */
  ports(): Promise<readonly Port[]>;
  /**
   * Changes one part without taking it down. Where the running network cannot take the change, it is stored and told as
   * waiting, unless `live` was wanted.
   *
   * @param target default `both` for a running network that is stored, else what there is.
   */
  update(change: NetworkChange, target?: ChangeTarget): Promise<ChangeOutcome>;
}
