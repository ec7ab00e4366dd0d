/**
 * What can happen to a guest; the position of a word is its number on the wire.
 *
 * @source libvirt-domain.h, virDomainEventType
 */
export const guestEventNames = [
  "defined",
  "undefined",
  "started",
  "suspended",
  "resumed",
  "stopped",
  "shutdown",
  "pmsuspended",
  "crashed",
] as const;

/** One of {@link guestEventNames}. */
export type GuestEventName = (typeof guestEventNames)[number];

/** Something happened to a guest. Events of one guest come in the order in which they happened. */
export interface GuestEvent {
  readonly uuid: string;
  readonly name: string;
  readonly event: GuestEventName;
  /** How it came about: `booted`, `destroyed`, `renamed`…; `unknown` for a word of a newer libvirt. */
  readonly detail: string;
}

const details: Readonly<Record<GuestEventName, readonly string[]>> = {
  defined: ["added", "updated", "renamed", "from-snapshot"],
  undefined: ["removed", "renamed"],
  started: ["booted", "migrated", "restored", "from-snapshot", "wakeup"],
  suspended: [
    "paused",
    "migrated",
    "io-error",
    "watchdog",
    "restored",
    "from-snapshot",
    "api-error",
    "postcopy",
    "postcopy-failed",
  ],
  resumed: ["unpaused", "migrated", "from-snapshot", "postcopy", "postcopy-failed"],
  stopped: ["shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from-snapshot"],
  shutdown: ["finished", "guest", "host"],
  pmsuspended: ["memory", "disk"],
  crashed: ["panicked", "crashloaded"],
};

/**
 * The event for its two numbers, or null for an event of a newer libvirt that has no word here.
 *
 * @source libvirt-domain.h, virDomainEvent*DetailType
 */
export function guestEventOf(event: number, detail: number): Pick<GuestEvent, "event" | "detail"> | null {
  const name = guestEventNames[event];
  return name === undefined ? null : { event: name, detail: details[name][detail] ?? "unknown" };
}
