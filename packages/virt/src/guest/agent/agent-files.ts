import type { GuestCalls } from "../guest-calls.ts";
import { agentCommand } from "./agent-command.ts";
import { GuestFileTooLarge } from "./agent-errors.ts";
import { agentSession } from "./agent-session.ts";
import type { AgentOptions } from "./guest-agent.ts";

/** Files of a guest, through its agent. */
export interface AgentFiles {
  /**
   * Reads a whole file.
   *
   * @param options `limit` is the most bytes it may have. Default: 16 MiB. `timeoutMs` is for each part of it.
   * @throws GuestFileTooLarge
   */
  read(path: string, options?: AgentOptions & { readonly limit?: number }): Promise<Buffer>;
  /**
   * Writes a whole file, or with `append` to its end.
   *
   * @param options `timeoutMs` is for each part of it.
   */
  write(
    path: string,
    content: string | Uint8Array,
    options?: AgentOptions & { readonly append?: boolean },
  ): Promise<void>;
}

/** What is read and written at a time: an agent does not understand commands of 256 KiB and more. */
const partBytes = 64 * 1024;

type Ask = (execute: string, args: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Files of a guest, through its agent. */
export function agentFilesOf(calls: GuestCalls): AgentFiles {
  return {
    read: (path, { limit = 16 * 1024 ** 2, ...options } = {}) =>
      opened(calls, path, "r", options, async (ask, handle) => {
        const parts: Buffer[] = [];
        for (let length = 0; ;) {
          const part = (await ask("guest-file-read", { handle, count: partBytes })) as Part;
          parts.push(Buffer.from(part["buf-b64"], "base64"));
          length += part.count;
          if (length > limit) throw new GuestFileTooLarge({ guest: calls.dom.name, path, limit });
          if (part.eof || part.count === 0) return Buffer.concat(parts);
        }
      }),
    write: (path, content, { append = false, ...options } = {}) =>
      opened(calls, path, append ? "a" : "w", options, async (ask, handle) => {
        const bytes = Buffer.from(content as string);
        for (let start = 0; start < bytes.length;) {
          const part = bytes.subarray(start, start + partBytes).toString("base64");
          start += ((await ask("guest-file-write", { handle, "buf-b64": part })) as { count: number }).count;
        }
        await ask("guest-file-flush", { handle });
      }),
  };
}

/** @source QEMU Guest Agent Protocol Reference, GuestFileRead */
interface Part {
  readonly count: number;
  readonly "buf-b64": string;
  readonly eof: boolean;
}

/** Does something with a file of a guest, which is closed whatever becomes of it. */
async function opened<Result>(
  calls: GuestCalls,
  path: string,
  mode: string,
  options: AgentOptions,
  work: (ask: Ask, handle: number) => Promise<Result>,
): Promise<Result> {
  const session = agentSession(calls);
  const ask: Ask = (execute, args) => agentCommand(session, execute, args, options);
  try {
    const handle = (await ask("guest-file-open", { path, mode })) as number;
    const result = await work(ask, handle).catch(async (error: unknown) => {
      // What ended the work must not keep the file open, and is what is told.
      await agentCommand(session, "guest-file-close", { handle }, {}).catch(() => {});
      throw error;
    });
    await ask("guest-file-close", { handle });
    return result;
  } finally {
    await session.close();
  }
}
