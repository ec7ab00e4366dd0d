import type { AnyPlugin } from "@hob/plugin-api";
import { parseDuration } from "@hob/units";
import { type Static, type TSchema, Type } from "typebox";
import { closedSchema } from "../http/closed-schema.ts";
import { explainViolation } from "../http/explain-violation.ts";
import { schemaValidator } from "../http/schema-compilers.ts";
import type { SessionLimits } from "../identity/sessions.ts";
import { ConfigurationInvalid, PluginUnknown } from "./configuration-errors.ts";

/** What the configuration file holds. Everything is optional. */
export const configurationShape = Type.Object({
  sessions: Type.Optional(
    Type.Object({
      idle: Type.Optional(
        Type.String({ description: "How long a log-in lasts without activity, such as '30 min'; default '1 h'." }),
      ),
      absolute: Type.Optional(
        Type.String({ description: "How long a log-in lasts in all, such as '12 h'; default '24 h'." }),
      ),
    }),
  ),
  trustedProxies: Type.Optional(
    Type.Array(Type.String(), { description: "Addresses or subnets whose `X-Forwarded-…` headers are believed." }),
  ),
  plugins: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: "A section for each plugin, by its id." }),
  ),
});

/** The configuration, checked, with its defaults filled in. */
export interface Configuration {
  readonly sessions: SessionLimits;
  readonly trustedProxies: readonly string[];
  /** False where the plugin's section says `enabled: false`. */
  isEnabled(plugin: string): boolean;
  /** A plugin's section, complete. @throws ConfigurationInvalid, with the key and what is accepted. */
  sectionOf(plugin: AnyPlugin): unknown;
}

/**
 * Checks a parsed configuration file.
 *
 * @param file undefined or null where there is none.
 * @param known ids of the plugins that the product lists.
 * @throws ConfigurationInvalid, PluginUnknown
 */
export function readConfiguration(file: unknown, known: readonly string[]): Configuration {
  const { sessions = {}, trustedProxies = [], plugins = {} } = checked(configurationShape, file ?? {}, "");
  for (const id of Object.keys(plugins)) if (!known.includes(id)) throw new PluginUnknown({ id, known });
  const section = (id: string) => {
    const { enabled = true, ...rest } = objectAt(`plugins.${id}`, plugins[id] ?? {});
    if (typeof enabled === "boolean") return { enabled, rest };
    const problem = `is ${JSON.stringify(enabled)}, but must be true or false`;
    throw new ConfigurationInvalid({ field: `plugins.${id}.enabled`, problem });
  };
  const sections = new Map(Object.keys(plugins).map((id) => [id, section(id)]));
  return {
    sessions: {
      idleMs: durationAt("sessions.idle", sessions.idle ?? "1 h"),
      absoluteMs: durationAt("sessions.absolute", sessions.absolute ?? "24 h"),
    },
    trustedProxies,
    isEnabled: (id) => sections.get(id)?.enabled ?? true,
    sectionOf: ({ id, config }) => checked(config ?? Type.Object({}), sections.get(id)?.rest ?? {}, `plugins.${id}`),
  };
}

function checked<Shape extends TSchema>(shape: Shape, value: unknown, path: string): Static<Shape> {
  const copy: unknown = structuredClone(value);
  // Most servers have no configuration file and most plugins no section: nothing is compiled for nothing.
  if (isEmpty(copy) && !hasDefaults(shape)) return copy as Static<Shape>;
  const validate = schemaValidator(false).compile(closedSchema(shape) as object);
  if (validate(copy)) return copy as Static<Shape>;
  const { field, problem, accepted } = explainViolation(validate.errors ?? [], copy);
  const whole = [path, field].filter((part) => part !== "").join(".");
  throw new ConfigurationInvalid({
    field: whole || "content",
    problem,
    ...(accepted === undefined ? {} : { accepted }),
  });
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0 && !Array.isArray(value);
}

/** Whether an empty section of this shape would be filled in, or refused. */
function hasDefaults(shape: { properties?: object; required?: readonly string[] }): boolean {
  return (shape.required?.length ?? 0) > 0 || JSON.stringify(shape.properties ?? {}).includes('"default":');
}

function objectAt(field: string, value: unknown): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ConfigurationInvalid({ field, problem: "must be a section with keys of its own" });
}

function durationAt(field: string, text: string): number {
  try {
    return parseDuration(text);
  } catch (cause) {
    const accepted = "Write a number and a unit: '30 min', '12 h', '7 d'.";
    throw new ConfigurationInvalid({ field, problem: `is '${text}', which is no duration`, accepted }, { cause });
  }
}
