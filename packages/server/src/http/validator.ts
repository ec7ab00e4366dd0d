import type { ErrorObject } from "ajv";
import { closedSchema } from "./closed-schema.ts";
import { InvalidRequest } from "./request-errors.ts";
import { explainViolation } from "./explain-violation.ts";
import { schemaValidator } from "./schema-compilers.ts";

/** Checks a value against a schema; defaults are filled in. */
export type Validate = (value: unknown) => void;

/**
 * Makes the check of a part of a request. Properties that the schema does not name are refused.
 *
 * @param place the part, for the message: `body`, `query`.
 * @returns a function that throws InvalidRequest, naming the field, its value and what is accepted.
 */
export function validator(schema: unknown, place: "body" | "query"): Validate {
  // Bodies are taken as they are; queries are text, so numbers and booleans are read.
  const validate = schemaValidator(place !== "body").compile(closedSchema(schema) as object);
  return (value) => {
    if (validate(value)) return;
    throw new InvalidRequest({ place, ...explainViolation((validate.errors ?? []) as ErrorObject[], value) });
  };
}
