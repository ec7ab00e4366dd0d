import type { Duplex } from "node:stream";
import type { Key } from "./key-codes.ts";

/** A picture of a guest's screen. */
export interface Screenshot {
  /** Its media type: `image/png`, or `image/x-portable-pixmap` from an older libvirt. */
  readonly type: string;
  readonly data: Buffer;
}

/** Which screen a picture is taken of. */
export interface ScreenshotOptions {
  /** Its number, over all video devices one after the other. Default: 0. */
  readonly screen?: number;
  readonly signal?: AbortSignal;
}

/** Which console is opened, and how. */
export interface ConsoleOptions {
  /** Alias of a serial, paravirtual or parallel device, as `serial1`. Default: the first. */
  readonly device?: string;
  /** Throws out whoever holds it. Default: false. */
  readonly force?: boolean;
  /** Only where libvirt can keep others from using it at the same time. Default: false. */
  readonly safe?: boolean;
}

/** How keys are pressed. */
export interface KeyOptions {
  /** How long they are held, in ms. Default: libvirt's. */
  readonly holdMs?: number;
}

/** What is seen, read and typed on a guest. */
export interface GuestConsole {
  /** A picture of what a screen shows. */
  screenshot(options?: ScreenshotOptions): Promise<Screenshot>;
  /** Opens a serial or paravirtual console. The caller ends or destroys the stream. */
  openConsole(options?: ConsoleOptions): Promise<Duplex>;
  /** Opens a channel by its target's name; without one, the first. The caller ends or destroys the stream. */
  openChannel(options?: { readonly name?: string; readonly force?: boolean }): Promise<Duplex>;
  /**
   * Presses keys together, then lets go of them: `ctrl+alt+delete`, or a list of up to 16 names or Linux key codes.
   *
   * @throws InvalidKey
   */
  sendKeys(keys: string | readonly Key[], options?: KeyOptions): Promise<void>;
  /** Sends its processors an interrupt that they cannot put off, which makes most systems dump their memory. */
  injectNmi(): Promise<void>;
}
