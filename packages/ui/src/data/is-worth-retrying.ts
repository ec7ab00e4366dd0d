import { type ErrorKind, isHobError } from "@hob/errors";

/** What may be over in a moment. */
const passing: readonly ErrorKind[] = ["unavailable", "timeout", "internal"];

/** Whether asking once more may bring another answer: a server that refused or found nothing will do so again. */
export function isWorthRetrying(error: unknown): boolean {
  return !isHobError(error) || passing.includes(error.kind);
}
