import { readFile } from "node:fs/promises";
import { describeError } from "@hob/errors";
import { OptionsConflict } from "./cli-errors.ts";

/** Reads a file that an option names. @throws OptionsConflict that names both. */
export async function readOptionFile(option: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const reason = isMissing ? "it does not exist" : describeError(error).message;
    throw new OptionsConflict({ problem: `${option}: '${file}' cannot be read: ${reason}.` }, { cause: error });
  }
}
