import type { Disk } from "@hob/libvirt-xml";
import type { ChangeOptions, ChangeOutcome, DescriptionOptions } from "../../change.ts";
import type { Device, DeviceDefinitions, DeviceKind, NewDevice } from "./device.ts";
import type { DevicePick } from "./device-pick.ts";

/** How a device is updated. */
export interface DeviceUpdateOptions extends ChangeOptions {
  /** Whether a medium is taken out of a drive that the guest keeps closed. Default: false. */
  readonly force?: boolean;
}

/** How patiently a guest is asked to let a device go. */
export interface DetachOptions extends ChangeOptions {
  /** How long one attempt waits for the guest's answer. Default: 20 s. */
  readonly timeoutMs?: number;
  /** How often the guest is asked. Default: 3. */
  readonly attempts?: number;
  /** Ends the waiting. What is out of the stored definition by then stays out, and the guest may yet let it go. */
  readonly signal?: AbortSignal;
}

/** What a detached device was. */
export interface DetachOutcome {
  /** As it was in the running guest; null when the running guest was not asked, or did not have it. */
  readonly live: Device | null;
  /** As it was in the stored definition; null when that was left alone, or did not have it. */
  readonly config: Device | null;
  /** How often the running guest was asked; 0 when it was not. */
  readonly attempts: number;
}

/**
 * The devices of one guest, of the running one and of the stored definition.
 *
 * The two may differ: what is stored only waits for the next start, and what is plugged into the running guest only is
 * gone with it. A device is found in the other one by what it is known by, not by its place.
 */
export interface GuestDevices {
  /** All of them, or those of one kind, in the order of libvirt's document. Contains no secrets. */
  list(options?: DescriptionOptions): Promise<readonly Device[]>;
  list<Kind extends DeviceKind>(
    options: DescriptionOptions & { readonly kind: Kind },
  ): Promise<readonly Device<Kind>[]>;
  /** The first device that is meant, or null. */
  find(pick: DevicePick, options?: DescriptionOptions): Promise<Device | null>;
  /** The one device that is meant. @throws DeviceNotFound, DeviceAmbiguous */
  get(pick: DevicePick, options?: DescriptionOptions): Promise<Device>;

  /**
   * Attaches a device and answers when it is there, in both descriptions or in none. It gets an alias that begins with
   * `ua-`, if it has none, by which it is the same device in both.
   *
   * @returns the device as libvirt has completed it, of the running guest if it was attached there.
   */
  attach(device: NewDevice, options?: ChangeOptions): Promise<Device>;

  /**
   * Changes a device: a drive's medium, a cable, a screen's password. What libvirt has noted beside the definition stays.
   *
   * Without a target the running guest takes what it can, and what it cannot waits for the next start; with one, a
   * refusal is an error and nothing is changed.
   *
   * @param change gets the definition, of each description its own, and returns what it shall be.
   * @throws DeviceNotFound, DeviceAmbiguous; ChangeHalfMade when the definition cannot follow, and the running guest's
   * device cannot be put back.
   */
  update<Kind extends DeviceKind>(
    pick: DevicePick & { readonly kind: Kind },
    change: (definition: DeviceDefinitions[Kind]) => DeviceDefinitions[Kind],
    options?: DeviceUpdateOptions,
  ): Promise<ChangeOutcome>;

  /**
   * Takes a device out: of the stored definition first, then of the running guest, which may refuse. Answers when the
   * guest has let it go; libvirt's own success only says that the guest was asked.
   *
   * @throws DeviceNotFound when neither has it, DeviceDetachFailed when the running guest has it still after all
   * attempts; the stored definition is without it by then.
   */
  detach(pick: DevicePick, options?: DetachOptions): Promise<DetachOutcome>;

  /** The first disk name that is free for a bus, in the running guest and in the stored definition: `vdb`, `sdaa`. */
  nextTarget(bus: NonNullable<Disk["target"]["bus"]>): Promise<string>;
}
