import { integer, oneOf, type OptionDeclaration, readValue } from "@hob/cli";

/** How much can be logged. */
export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/** The port's option, which the environment is read by too. */
export const portOption = integer("Port of the web interface and the API (default: 9090)", 0, 65_535);
/** The log's option, which the environment is read by too. */
export const logOption = oneOf(logLevels, "How much to log, on standard error (default: info)");

/** What the environment says about how to serve. */
export interface ServeEnvironment {
  readonly port?: number;
  readonly address?: string;
  readonly data?: string;
  readonly host?: string;
  readonly config?: string;
  readonly log?: (typeof logLevels)[number];
}

/** Reads `HOB_PORT`, `HOB_ADDRESS`, `HOB_DATA`, `HOB_HOST`, `HOB_CONFIG` and `HOB_LOG`; an empty one says nothing. @throws InvalidOption */
export function readServeEnvironment(env: Readonly<Record<string, string | undefined>>): ServeEnvironment {
  const { HOB_PORT, HOB_ADDRESS, HOB_DATA, HOB_HOST, HOB_CONFIG, HOB_LOG } = env;
  return {
    ...(HOB_PORT ? { port: read("HOB_PORT", HOB_PORT, portOption) } : {}),
    ...(HOB_ADDRESS ? { address: HOB_ADDRESS } : {}),
    ...(HOB_DATA ? { data: HOB_DATA } : {}),
    ...(HOB_HOST ? { host: HOB_HOST } : {}),
    ...(HOB_CONFIG ? { config: HOB_CONFIG } : {}),
    ...(HOB_LOG ? { log: read("HOB_LOG", HOB_LOG, logOption) } : {}),
  };
}

function read<Value>(name: string, text: string, option: OptionDeclaration<Value | undefined>): Value {
  return readValue(name, text, option) as Value;
}
