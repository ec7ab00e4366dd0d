// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, unsigned } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure, type Procedure, streamProcedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";

/** How a console is opened. @source virDomainConsoleFlags */
export const domainConsoleFlag = {
  force: 1 << 0,
  safe: 1 << 1,
} as const;

/** How a channel is opened. @source virDomainChannelFlags */
export const domainChannelFlag = {
  force: 1 << 0,
} as const;

/** How a graphical display is opened. @source virDomainOpenGraphicsFlags */
export const domainOpenGraphicsFlag = {
  skipauth: 1 << 0,
} as const;

/** Where numbers of keys come from. @source virKeycodeSet */
export const keycodeSet = {
  linux: 0,
  xt: 1,
  atset1: 2,
  atset2: 3,
  atset3: 4,
  osx: 5,
  xtKbd: 6,
  usb: 7,
  win32: 8,
  qnum: 9,
} as const;

/**
 * Streams a serial, paravirtual or parallel console; a null device is the first.
 *
 * Since 0.8.6. Source: REMOTE_PROC_DOMAIN_OPEN_CONSOLE.
 */
export const domainOpenConsole = streamProcedure(
  "both",
  201,
  { dom: domainRef, device: nullable(string), flags },
  nothing,
  { since: "0.8.6" },
);

/** Streams a channel to the guest; a null name is the first. Since 1.0.2. Source: REMOTE_PROC_DOMAIN_OPEN_CHANNEL. */
export const domainOpenChannel = streamProcedure(
  "both",
  296,
  { dom: domainRef, name: nullable(string), flags },
  nothing,
  { since: "1.0.2" },
);

/**
 * Connects a socket, passed as file descriptor, with a graphical display.
 *
 * Since 0.9.7. Source: REMOTE_PROC_DOMAIN_OPEN_GRAPHICS.
 */
export const domainOpenGraphics = procedure(249, { dom: domainRef, index: unsigned, flags }, nothing, {
  since: "0.9.7",
  passesFiles: true,
});

/**
 * Answers a socket, as file descriptor, that is connected with a graphical display.
 *
 * Since 1.2.8. Source: REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD.
 */
export const domainOpenGraphicsFd = procedure(343, { dom: domainRef, index: unsigned, flags }, nothing, {
  since: "1.2.8",
  passesFiles: true,
});

/** Streams a picture of a screen and tells its MIME type. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_SCREENSHOT. */
export const domainScreenshot = streamProcedure(
  "in",
  211,
  { dom: domainRef, screen: unsigned, flags },
  { mime: nullable(string) },
  { since: "0.9.2" },
);

/** Keys, and how long they are pressed. @source remote_domain_send_key_args */
export interface DomainSendKeyArgs {
  readonly dom: DomainRef;
  /** A `keycodeSet`. */
  readonly codeset: number;
  /** Milliseconds. */
  readonly holdTime: number;
  /** Up to 16 keys, pressed together. */
  readonly keycodes: readonly number[];
  readonly flags?: number | undefined;
}

/**
 * Presses keys together for some milliseconds; key codes are of a `keycodeSet`.
 *
 * Since 0.9.3. Source: REMOTE_PROC_DOMAIN_SEND_KEY.
 */
export const domainSendKey: Procedure<DomainSendKeyArgs, object> = procedure(
  226,
  { dom: domainRef, codeset: unsigned, holdTime: unsigned, keycodes: array(unsigned, limits.domainSendKey), flags },
  nothing,
  { since: "0.9.3" },
);

/** Sends the guest a non-maskable interrupt. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_INJECT_NMI. */
export const domainInjectNmi = procedure(210, { dom: domainRef, flags }, nothing, { since: "0.9.2" });
