import type { ErrorKind } from "@hob/errors";

/** The HTTP status of each kind of failure, with its name. */
export const statusOfKind: Readonly<Record<ErrorKind, { readonly status: number; readonly title: string }>> = {
  invalid: { status: 400, title: "Invalid" },
  unauthenticated: { status: 401, title: "Not logged in" },
  denied: { status: 403, title: "Denied" },
  "not-found": { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Conflict" },
  unsupported: { status: 422, title: "Unsupported" },
  unavailable: { status: 503, title: "Unavailable" },
  timeout: { status: 504, title: "Timed out" },
  cancelled: { status: 499, title: "Cancelled" },
  internal: { status: 500, title: "Internal failure" },
};
