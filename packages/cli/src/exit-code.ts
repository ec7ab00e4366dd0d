import type { ErrorKind } from "@hob/errors";

/** The exit code of each kind of failure; 0 is success. */
export const exitCodes: Readonly<Record<ErrorKind, number>> = {
  internal: 1,
  invalid: 2,
  "not-found": 3,
  conflict: 4,
  denied: 5,
  unauthenticated: 6,
  unavailable: 7,
  timeout: 8,
  unsupported: 9,
  cancelled: 130,
};
