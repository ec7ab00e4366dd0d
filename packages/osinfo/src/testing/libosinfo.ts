import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What every question to libosinfo begins with: the installed database as `db`, lists as lists. */
const prelude = `
import gi, json, sys
gi.require_version("Libosinfo", "1.0")
from gi.repository import Libosinfo
loader = Libosinfo.Loader(); loader.process_default_path()
db = loader.get_db()
every = lambda items: [items.get_nth(i) for i in range(items.get_length())] if items else []
ids = lambda items: [item.get_id() for item in every(items)]
`;

/**
 * Asks libosinfo itself: a Python program that prints JSON.
 *
 * @param words are the program's `sys.argv[1:]`.
 */
export async function askLibosinfo<Answer>(program: string, ...words: readonly string[]): Promise<Answer> {
  const { stdout } = await run("/usr/bin/python3", ["-c", prelude + program, ...words], {
    env: { ...process.env, LC_ALL: "C" },
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(stdout) as Answer;
}
