import type { BuildRequest } from "../build-request.ts";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Where a process ends, without any word: by SIGKILL, to itself. */
export type Death =
  /** As soon as it is stored that the step has begun. */
  | { readonly step: string; readonly at: "begin" }
  /** In the step, when the call with this name and number has had its effect on the host, and before anybody hears of it. */
  | { readonly step: string; readonly at: "middle"; readonly call: string; readonly number?: number }
  /** In the step, when so many bytes of the download are noted. */
  | { readonly step: string; readonly at: "middle"; readonly fetched: number };

/** What one process does: see `builder-process.ts`. */
export interface Life {
  readonly uri: string;
  /** Of the file with the tasks. */
  readonly store: string;
  /** What is planned and submitted; absent, it goes on with what is stored. */
  readonly request?: BuildRequest;
  readonly death?: Death;
}

/** How a process ended. */
export interface LifeEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** Runs a process of its own with a task engine over a build; it ends with its task, or dies as it is told. */
export async function liveOnce(life: Life): Promise<LifeEnd> {
  const program = fileURLToPath(new URL("builder-process.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--conditions=hob-source", "--disable-warning=ExperimentalWarning", program, JSON.stringify(life)],
    { stdio: ["ignore", "inherit", "pipe"] },
  );
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  return { code, signal, stderr };
}
