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
  xml(): Promise<string>;
  start(): Promise<void>;
  /** Takes it down; guests on it lose their link. A transient network is then forgotten. */
  destroy(): Promise<void>;
  undefine(): Promise<void>;
  setAutostart(autostart: boolean): Promise<void>;
}
