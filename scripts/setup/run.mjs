import { spawn, spawnSync } from "node:child_process";
import { root } from "../workspaces.mjs";

/** Runs a program in the clone with this terminal's output, which goes to standard error. Returns its exit code. */
export function run(program, args, { env = {}, quiet = false } = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", quiet ? "ignore" : 2, quiet ? "ignore" : 2],
  });
  if (error) return error.code === "ENOENT" ? 127 : 1;
  return status ?? 1;
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
  // A terminal sends Ctrl-C to the child by itself; twice would mean "at once" to it.
  const signals = process.stdin.isTTY ? ["SIGTERM", "SIGHUP"] : ["SIGTERM", "SIGHUP", "SIGINT"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  if (process.stdin.isTTY) process.on("SIGINT", () => undefined);
  child.on("exit", (code, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}
