import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "../workspaces.mjs";

/**
 * Passes on the signals that end this process to a child, and returns how to stop that. A terminal sends Ctrl-C to the
 * child by itself; twice would mean "at once" to it.
 */
function forwardSignals(child) {
  const handlers = ["SIGTERM", "SIGHUP", "SIGINT"].map((signal) => {
    const handler = () => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal));
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/** Where a program's output goes, by `show`. */
const outputs = { all: 2, failure: "pipe", nothing: "ignore" };

/**
 * Runs a program in the clone. What it prints goes to standard error: `all` of it, all in case of a `failure`, or
 * `nothing`. Returns its exit code; when a signal ends it, this process ends by the same.
 */
export function run(program, args, { show = "all" } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", outputs[show], outputs[show]] });
    const stop = forwardSignals(child);
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes) => said.push(bytes));
    child.on("error", (error) => resolve(error.code === "ENOENT" ? 127 : 1));
    child.on("exit", async (code, signal) => {
      stop();
      // A daemon that the program left behind may hold the pipes open for ever.
      if (code !== 0) await Promise.race([once(child, "close"), delay(500)]);
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
      if (code !== 0) process.stderr.write(Buffer.concat(said));
      if (signal) process.kill(process.pid, signal);
      resolve(code ?? 1);
    });
  });
}

/** What a program prints, or undefined when it cannot be started or fails. */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout : undefined;
}

/**
 * Hands this process over to a program: the same process where Node can do that, otherwise a child that gets this
 * process's signals and whose exit code becomes ours.
 */
export function become(program, args, env = process.env) {
  if (process.execve) process.execve(program, [program, ...args], env);
  const child = spawn(program, args, { stdio: "inherit", env });
  const stop = forwardSignals(child);
  child.on("exit", (code, signal) => {
    stop();
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}
