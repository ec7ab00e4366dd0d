import { integer } from "@hob/cli";

/** What the environment says about how to serve. */
export interface ServeEnvironment {
  readonly port?: number;
  readonly address?: string;
  readonly data?: string;
  readonly host?: string;
  readonly config?: string;
  readonly log?: string;
}

/** Reads `HOB_PORT`, `HOB_ADDRESS`, `HOB_DATA`, `HOB_HOST`, `HOB_CONFIG` and `HOB_LOG`; an empty one says nothing. @throws NotANumber */
export function readServeEnvironment(env: Readonly<Record<string, string | undefined>>): ServeEnvironment {
  const { HOB_PORT, HOB_ADDRESS, HOB_DATA, HOB_HOST, HOB_CONFIG, HOB_LOG } = env;
  return {
    ...(HOB_PORT ? { port: integer("", 0, 65_535).parse?.(HOB_PORT) as number } : {}),
    ...(HOB_ADDRESS ? { address: HOB_ADDRESS } : {}),
    ...(HOB_DATA ? { data: HOB_DATA } : {}),
    ...(HOB_HOST ? { host: HOB_HOST } : {}),
    ...(HOB_CONFIG ? { config: HOB_CONFIG } : {}),
    ...(HOB_LOG ? { log: HOB_LOG } : {}),
  };
}
