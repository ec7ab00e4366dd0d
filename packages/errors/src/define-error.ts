import type { ErrorKind } from "./error-kind.ts";
import { type ErrorDetails, HobError } from "./hob-error.ts";

/** What is declared about a failure, once, where it can happen. */
export interface ErrorDeclaration<Details extends ErrorDetails> {
  readonly kind: ErrorKind;
  /** One line that names what failed, on which object, and why; values are quoted. */
  readonly message: (details: Details) => string;
  /** One line that says what to do next. */
  readonly hint?: string | ((details: Details) => string | undefined);
}

/** A declared failure: `throw new DomainNotFound({ name, host }, { cause })`. */
export interface ErrorDefinition<Details extends ErrorDetails> {
  new (details: Details, options?: ErrorOptions): HobError<Details>;
  readonly code: string;
  readonly kind: ErrorKind;
}

const declared = new Map<string, ErrorKind>();

/**
 * Declares a failure under a code of words, such as `libvirt.domain-not-found`.
 *
 * @param code `area.what-happened`, in lower case. It is part of the public contract and never changes its meaning.
 * @throws Error when the code is malformed or declared already: both are mistakes of the program, found at load.
 */
export function defineError<Details extends ErrorDetails = Record<never, never>>(
  code: string,
  declaration: ErrorDeclaration<Details>,
): ErrorDefinition<Details> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+$/.test(code)) {
    throw new Error(`Error code '${code}' is not of the form 'area.what-happened'.`);
  }
  if (declared.has(code)) throw new Error(`Error code '${code}' is declared twice.`);
  declared.set(code, declaration.kind);
  const { kind, message, hint } = declaration;
  return class extends HobError<Details> {
    static readonly code = code;
    static readonly kind = kind;
    constructor(details: Details, options?: ErrorOptions) {
      super(
        {
          code,
          kind,
          message: message(details),
          hint: typeof hint === "function" ? hint(details) : hint,
          details,
        },
        options,
      );
    }
  };
}

/** Every code declared by the modules loaded so far, with its kind: what the documentation test reads. */
export function declaredErrors(): ReadonlyMap<string, ErrorKind> {
  return declared;
}
