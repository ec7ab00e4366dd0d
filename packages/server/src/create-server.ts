import { join } from "node:path";
import { readConfiguration } from "./configuration/configuration.ts";
import { createFramework } from "./framework/create-framework.ts";
import { runServer } from "./run-server.ts";
import { createLog } from "./log.ts";
import type { Server, ServerOptions } from "./server-options.ts";
import { lockDataDirectory } from "./store/data-directory-lock.ts";
import { openStore } from "./store/open-store.ts";

/**
 * Makes a server: opens the data directory, starts the plugins and mounts what they bring. It accepts connections once
 * `listen` is called. A plugin that fails is listed as failed; a configuration that does not fit refuses the start.
 *
 * @throws ConfigurationInvalid, PluginUnknown, DataDirectoryInUse
 */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { dataDirectory, plugins, clock = Date.now, log = createLog() } = options;
  const listed = plugins.map(({ id }) => id);
  const configuration = readConfiguration(options.config, listed);
  const unlock = lockDataDirectory(dataDirectory);
  const undo: (() => unknown)[] = [unlock];
  try {
    const store = await openStore(join(dataDirectory, "hob.db"));
    undo.push(() => store.destroy());
    const framework = createFramework(options, configuration, store, clock, log);
    undo.push(() => framework.plugins.stop());
    await framework.plugins.start();
    return await runServer(framework, configuration, options, async () => {
      for (const step of undo.toReversed()) await step();
    });
  } catch (error) {
    for (const step of undo.toReversed()) await step();
    throw error;
  }
}
