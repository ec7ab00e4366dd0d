import { type Cli, defineCliPlugin, type LazyCliPlugin, runCli } from "@hob/cli";
import { productVersion } from "./product.ts";
import { stopSignal } from "./stop-signal.ts";

const serve = defineCliPlugin({
  id: "serve",
  commands: [{ path: "serve", summary: "Run the server", load: () => import("./serve.ts") }],
});

/** What brings the commands of `hob`: its own, and the command line halves of the plugins. */
export const cliPlugins: readonly LazyCliPlugin[] = [
  { id: "serve", load: async () => ({ default: serve }) },
  { id: "grid", load: () => import("@hob/plugin-grid/cli") },
  { id: "virtualization", load: () => import("@hob/plugin-virtualization/cli") },
];

/** Runs the command line of this process, and ends it with the exit code. */
export async function runHob(): Promise<never> {
  const signal = stopSignal(process);
  // Whoever reads a pipe may have seen enough, as `head` does.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

  const cli: Cli = { program: "hob", version: productVersion(), plugins: cliPlugins };
  const { env, stdin, stdout, stderr } = process;
  const code = await runCli(cli, { argv: process.argv.slice(2), env, stdin, stdout, stderr, signal });
  await Promise.all([written(stdout), written(stderr)]);
  process.exit(code);
}

/** Waits until all that was written has left: a pipe takes 64 KiB at a time, and an exit would drop the rest. */
const written = (stream: NodeJS.WriteStream) => new Promise<void>((resolve) => void stream.write("", () => resolve()));
