import type { ErrorKind } from "./error-kind.ts";
import { oneLine } from "./one-line.ts";

/** Values that a message is made of. They may be shown and logged, so they hold no secret. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A failure with an identity. Never constructed directly: declare it with {@link defineError}.
 *
 * `message` is one line that names what failed, on which object, and why. `hint`, where present, is one line
 * that says what to do next. `cause` keeps the failure underneath.
 */
export class HobError<Details extends ErrorDetails = ErrorDetails> extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: Details;
  readonly hint: string | undefined;

  constructor(
    declared: { code: string; kind: ErrorKind; message: string; hint: string | undefined; details: Details },
    options?: ErrorOptions,
  ) {
    super(oneLine(declared.message), options);
    this.name = declared.code;
    this.code = declared.code;
    this.kind = declared.kind;
    this.details = declared.details;
    this.hint = declared.hint === undefined ? undefined : oneLine(declared.hint);
  }
}

/** Whether a caught value is a declared failure, and, if `kind` is given, of that kind. */
export function isHobError(value: unknown, kind?: ErrorKind): value is HobError {
  return value instanceof HobError && (kind === undefined || value.kind === kind);
}
