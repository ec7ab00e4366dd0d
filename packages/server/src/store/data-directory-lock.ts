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

/** The data directory cannot be made, or not be written to. */
export const DataDirectoryUnusable = defineError("server.data-directory-unusable", {
  kind: "invalid",
  message: (d: { directory: string; reason: string }) =>
    `The data directory '${d.directory}' cannot be used: ${d.reason}.`,
  hint: "Choose a directory that you may write to with --data.",
});

const sqliteBusy = 5;
/** Holds the locks against the garbage collector, which would close, and so release, one that nobody refers to. */
const held = new Set<DatabaseSync>();

/**
 * Takes the data directory for this process until it is released or the process ends, however it ends: the lock is
 * the operating system's, held through an exclusive SQLite transaction on a file of its own.
 *
 * @returns how to release it.
 * @throws DataDirectoryInUse when another process holds it, DataDirectoryUnusable when it cannot be written.
 */
export function lockDataDirectory(directory: string): () => void {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(join(directory, "hob.lock"));
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock?.close();
    const { errcode, message } = cause as Error & { errcode?: number };
    if (errcode === sqliteBusy) throw new DataDirectoryInUse({ directory }, { cause });
    throw new DataDirectoryUnusable({ directory, reason: message }, { cause });
  }
  const taken = lock;
  held.add(taken);
  return () => {
    if (held.delete(taken)) taken.close();
  };
}
