import { type ErrorDescription, type ErrorKind, isHobError } from "@hob/errors";
import { statusOfKind } from "./status-of-kind.ts";

/** The body of every failed request: a problem of RFC 9457, which is also the failure as `@hob/errors` describes it. */
export interface Problem extends ErrorDescription {
  /** `urn:hob:<code>`: a name, not a page. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** The same as `message`, under the name that the standard gives it. */
  readonly detail: string;
  /** To be found in the server's log. */
  readonly requestId: string;
}

/** The media type of a problem. */
export const problemType = "application/problem+json";

/**
 * Makes the body that answers a failed request. What is not a declared failure is the program's mistake: strangers are
 * told only that there was one, the log has the rest.
 */
export function problemOf(error: unknown, requestId: string): Problem {
  if (isHobError(error)) {
    const { code, kind, message, hint, details } = error;
    return problem({ code, kind, message, details, ...(hint === undefined ? {} : { hint }) }, requestId);
  }
  const unexpected: { kind: ErrorKind; hint: string } = {
    kind: "internal",
    hint: `Look for the request '${requestId}' in the server's log.`,
  };
  return problem(
    {
      code: "internal.unexpected",
      message: "The server failed in a way that nobody foresaw.",
      details: {},
      ...unexpected,
    },
    requestId,
  );
}

function problem(failure: ErrorDescription, requestId: string): Problem {
  const { status, title } = statusOfKind[failure.kind];
  return { type: `urn:hob:${failure.code}`, title, status, detail: failure.message, ...failure, requestId };
}
