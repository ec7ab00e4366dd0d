/**
 * What a guest is doing, in libvirt's words: `shutdown` is being shut down, `shutoff` is off.
 *
 * The position of a word is its number on the wire.
 * @source libvirt-domain.h, virDomainState
 */
export const guestStates = [
  "nostate",
  "running",
  "blocked",
  "paused",
  "shutdown",
  "shutoff",
  "crashed",
  "pmsuspended",
] as const;

/** One of {@link guestStates}. */
export type GuestState = (typeof guestStates)[number];

/** Why a guest is in its state, by state; the position of a word is its number on the wire. */
const reasons: Readonly<Record<GuestState, readonly string[]>> = {
  nostate: ["unknown"],
  running: [
    "unknown",
    "booted",
    "migrated",
    "restored",
    "from-snapshot",
    "unpaused",
    "migration-cancelled",
    "save-cancelled",
    "wakeup",
    "crashed",
    "postcopy",
    "postcopy-failed",
  ],
  blocked: ["unknown"],
  paused: [
    "unknown",
    "user",
    "migration",
    "save",
    "dump",
    "io-error",
    "watchdog",
    "from-snapshot",
    "shutting-down",
    "snapshot",
    "crashed",
    "starting-up",
    "postcopy",
    "postcopy-failed",
    "api-error",
  ],
  shutdown: ["unknown", "user"],
  shutoff: ["unknown", "shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from-snapshot", "daemon"],
  crashed: ["unknown", "panicked"],
  pmsuspended: ["unknown"],
};

/** The word for a state's number; a number of a newer libvirt reads as `nostate`. */
export function guestStateOf(state: number): GuestState {
  return guestStates[state] ?? "nostate";
}

/**
 * The word for a reason's number within a state; a number of a newer libvirt reads as `unknown`.
 *
 * @source libvirt-domain.h, virDomain*Reason
 */
export function guestStateReasonOf(state: GuestState, reason: number): string {
  return reasons[state][reason] ?? "unknown";
}
