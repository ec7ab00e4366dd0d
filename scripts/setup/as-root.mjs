import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** How to run a command as root without being asked: its first words, or undefined. */
export async function asRoot() {
  if (process.getuid() === 0) return [];
  return (await run("sudo", ["-n", "true"], { show: "nothing" })) === 0 ? ["sudo", "-n"] : undefined;
}

/** The one command line that has root run these, one after the other; what is false or undefined is left out. */
export function forRoot(commands, path = process.env.PATH ?? "") {
  const all = commands.filter(Boolean).join(" && ");
  const hasSudo = path.split(delimiter).some((folder) => existsSync(join(folder, "sudo")));
  if (!hasSudo) return `su - -c '${all}'`;
  return all.includes("&&") ? `sudo sh -c '${all}'` : `sudo ${all}`;
}
