import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { defineError } from "@hob/errors";

/** A second server on one data directory would undo the tasks of the first. */
export const DataDirectoryInUse = defineError("server.data-directory-in-use", {
  kind: "conflict",
  message: (d: { directory: string }) => `Another Hob server already uses the data directory '${d.directory}'.`,
  hint: "Stop it first, or choose another directory with --data.",
});

/**
 * Takes the data directory for this process until it is released or the process ends, however it ends: the lock is
 * the operating system's, held through an exclusive SQLite transaction on a file of its own.
 *
 * @returns how to release it.
 * @throws DataDirectoryInUse when another process holds it.
 */
export function lockDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(directory, "hob.lock"));
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    throw new DataDirectoryInUse({ directory }, { cause });
  }
  return () => lock.close();
}
