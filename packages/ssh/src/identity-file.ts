import { readFile } from "node:fs/promises";
import { IdentityFileUnreadable } from "./ssh-errors.ts";
import type { SshIdentity } from "./ssh-target.ts";

/** Reads a private key's file; errors call the key by its path. @throws IdentityFileUnreadable */
export async function readIdentityFile(path: string, passphrase?: string): Promise<SshIdentity> {
  try {
    const privateKey = await readFile(path, "utf8");
    return { privateKey, name: path, ...(passphrase !== undefined && { passphrase }) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: "there is no such file",
      EACCES: "this user may not read it",
      EISDIR: "it is a folder",
    };
    throw new IdentityFileUnreadable({ path, reason: reasons[code ?? ""] ?? message }, { cause: error });
  }
}
