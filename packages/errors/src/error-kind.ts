/**
 * The ten kinds of failure. A kind says what the caller can do about it; the edges map it to an HTTP status
 * or an exit code, nothing else does.
 */
export const errorKinds = [
  "invalid",
  "unauthenticated",
  "denied",
  "not-found",
  "conflict",
  "unsupported",
  "unavailable",
  "timeout",
  "cancelled",
  "internal",
] as const;

/** One of the ten kinds of failure. */
export type ErrorKind = (typeof errorKinds)[number];
