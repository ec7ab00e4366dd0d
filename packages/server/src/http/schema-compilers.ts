import { createRequire } from "node:module";
import type { Ajv, Options } from "ajv";
import type buildSerialiser from "fast-json-stringify";

// These two weigh a fifth of the server at rest. They are loaded when the first schema is compiled, which has to be
// possible in the middle of a synchronous call: an event is serialised while it is published.
const require = createRequire(import.meta.url);

const options: Options = {
  strict: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  allowUnionTypes: true,
  useDefaults: true,
  verbose: true,
};
const made = new Map<boolean, Ajv>();

/**
 * The validator of JSON Schema. Defaults are filled in; nothing is removed.
 *
 * @param coerce whether texts are read as numbers and booleans: for queries, never for bodies.
 */
export function schemaValidator(coerce: boolean): Ajv {
  const known = made.get(coerce);
  if (known) return known;
  const { Ajv: Validator } = require("ajv") as { Ajv: typeof Ajv };
  const validator = new Validator({ ...options, coerceTypes: coerce });
  made.set(coerce, validator);
  return validator;
}

/** Compiles the serialiser of a JSON Schema. */
export function compileSerialiser(schema: object): (value: unknown) => string {
  const build = require("fast-json-stringify") as typeof buildSerialiser;
  return build(schema) as (value: unknown) => string;
}

/** For Fastify, whose routes have no schemas of their own here: it need not load its compilers. */
export const noSchemaCompilers = {
  compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
};

function refuse(): never {
  throw new Error("Routes are validated and serialised by their resource, not by a schema of the route.");
}
