import type { NodeDevice } from "@hob/libvirt-xml";

/** Whether a device is there now, and whether it is known while it is not. */
export interface HostDeviceInfo {
  readonly active: boolean;
  readonly persistent: boolean;
  readonly autostart: boolean;
}

/** One device of a host. It holds no state; methods throw an error of kind `not-found` when it is gone. */
export interface HostDevice {
  /** libvirt's own: `pci_0000_02_10_1`. */
  readonly name: string;

  /** What it is, as it is now. */
  document(): Promise<NodeDevice>;
  xml(): Promise<string>;
  /** The name of the device that it is part of; null for the computer itself. */
  parent(): Promise<string | null>;
  /** Kind `unsupported` before libvirt 7.8. */
  info(): Promise<HostDeviceInfo>;

  /** Takes it from the host's driver, so that a guest can have it; `driver` is `vfio` where nothing is said. */
  detach(options?: { readonly driver?: string }): Promise<void>;
  /** Gives it back to the host's driver. */
  reattach(): Promise<void>;
  /** Resets it; refused while it, or another that is reset with it, is in use. */
  reset(): Promise<void>;

  /** Starts a mediated device that is defined. */
  start(): Promise<void>;
  /** Ends a device that was made; one that is defined can be started again. */
  destroy(): Promise<void>;
  /** Forgets the definition of a mediated device. */
  undefine(): Promise<void>;
  /** Whether a defined mediated device starts with the host, or with its parent. */
  setAutostart(autostart: boolean): Promise<void>;
}
