import type { Domain } from "@hob/libvirt-xml";
import type { Described, ChangeScene } from "./change-scene.ts";
import { InvalidChange } from "./change-errors.ts";
import type { GuestChange } from "./guest-change.ts";

/** Puts back what a step has changed. */
export type Undo = () => Promise<unknown>;

/**
 * How one setting of a guest is changed: what of it the running guest can take, and how it is stored.
 *
 * Of the ways to change it those are left out that there are not.
 */
export interface Setting<Value> {
  /** Refuses what cannot be, before anything is changed. @throws InvalidChange */
  check?(scene: ChangeScene, value: Value, change: GuestChange): Promise<void> | void;
  /**
   * Why the running guest cannot have it, or this value of it; null when it can.
   *
   * @param value left out when it is asked whether there is any that it can have.
   */
  waits?(live: Described, value: Value | undefined): string | null;
  /** Gives it to the running guest. */
  live?(scene: ChangeScene, live: Described, value: Value): Promise<Undo>;
  /** The stored definition with it. */
  edit?(definition: Domain, value: Value, stored: Described): Domain;
  /** Stores it by a call of its own. */
  store?(scene: ChangeScene, stored: Described, value: Value): Promise<Undo>;
  /** Why it cannot be changed at all while the guest runs. */
  readonly onlyOff?: string;
  /** Whether the running guest has no part in it: once stored, it is done. */
  readonly storedOnly?: true;
}

/** Declares a setting. */
export const setting = <Value>(declared: Setting<Value>): Setting<Value> => declared;

/** Refuses a value. */
export function refuse(scene: ChangeScene, name: string, value: unknown, reason: string): never {
  throw new InvalidChange({ guest: scene.dom.name, setting: name, value: `'${String(value)}'`, reason });
}
