import { once } from "node:events";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { defineCommand, text } from "@hob/cli";
import { plugins } from "./plugins.ts";
import { productFolder, productVersion } from "./product.ts";
import { releaseMemoryWhenQuiet } from "./release-memory.ts";
import { logOption, portOption, readServeEnvironment } from "./serve-environment.ts";

export default defineCommand({
  description:
    "Serves the web interface and the API until it is stopped. The first start prints a one-time link that makes the " +
    "first administrator. Each option can be given as an environment variable instead: HOB_PORT, HOB_ADDRESS, HOB_DATA, " +
    "HOB_HOST, HOB_CONFIG, HOB_LOG.",
  examples: [
    "hob serve",
    "hob serve --address 0.0.0.0 --port 9000 --data /srv/hob",
    "hob serve --host test:///default",
  ],
  options: {
    port: { ...portOption, placeholder: "PORT" },
    address: text("Address to listen on (default: 127.0.0.1)", "ADDRESS"),
    data: text("Where Hob keeps its database (default: ~/.local/share/hob)", "DIRECTORY"),
    host: text("Manage this libvirt instead of the machine's own", "URI"),
    config: text("Configuration file (default: config.yaml in the data directory)", "FILE"),
    log: logOption,
  },
  async run({ options, process, signal, output }) {
    const {
      port = 9090,
      address = "127.0.0.1",
      data,
      host,
      config,
      log,
    } = {
      ...readServeEnvironment(process.env),
      ...options,
    };
    // The server is loaded only here: every other command does without it.
    const { createLog, createServer, loadConfigurationFile } = await import("@hob/server");
    if (host !== undefined) (await import("@hob/libvirt")).parseLibvirtUri(host);
    const dataDirectory = resolve(data ?? defaultDataDirectory(process.env));
    const webRoot = join(productFolder, "dist", "web");
    const server = await createServer({
      dataDirectory,
      address,
      port,
      plugins,
      config: await loadConfigurationFile(dataDirectory, config),
      ...(existsSync(join(webRoot, "index.html")) ? { webRoot } : {}),
      startOptions: { host },
      version: productVersion(),
      log: createLog(log),
    });
    const stopReleasing = releaseMemoryWhenQuiet();
    try {
      await server.listen();
      const { address: url, setupLink } = server;
      const sentence = setupLink
        ? `Hob runs at ${url}\nMake the first administrator, once: ${setupLink}`
        : `Hob runs at ${url}`;
      if (output.format === "table") output.raw(sentence);
      else await output.say(sentence, { url, setupLink: setupLink ?? null });
      if (!signal.aborted) await once(signal, "abort");
    } finally {
      stopReleasing();
      await server.close();
    }
  },
});

function defaultDataDirectory(env: Readonly<Record<string, string | undefined>>): string {
  return join(env["XDG_DATA_HOME"] || join(env["HOME"] || homedir(), ".local", "share"), "hob");
}
