import type { ErrorKind } from "./error-kind.ts";
import { type ErrorDetails, isHobError } from "./hob-error.ts";
import { oneLine } from "./one-line.ts";

/** A failure as data: what is stored with a task and sent over the wire. */
export interface ErrorDescription {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly message: string;
  readonly hint?: string;
  readonly details: ErrorDetails;
}

/**
 * A caught value as data. What was not declared becomes `internal.unexpected` with its own message, so that
 * nothing is lost; edges that face strangers show less.
 */
export function describeError(value: unknown): ErrorDescription {
  if (isHobError(value)) {
    const { code, kind, message, hint, details } = value;
    return { code, kind, message, ...(hint === undefined ? {} : { hint }), details };
  }
  const message = oneLine(value instanceof Error ? value.message : String(value));
  return { code: "internal.unexpected", kind: "internal", message, details: {} };
}
