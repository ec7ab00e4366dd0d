import type { CliProcess } from "@hob/cli";
import { ConsoleLost } from "./cli-errors.ts";

/** Ctrl-]. */
const detachKey = 0x1d;
/** The socket was closed in good order, with or without a code. */
const orderly = new Set([1000, 1005]);

/**
 * Joins the terminal, or the pipes, of this process with a console's web socket, until either is closed, Ctrl-] is
 * pressed, or the process is told to stop. The end of piped input alone does not detach: the answer is still to come.
 *
 * @param url with the one-time ticket.
 * @throws ConsoleLost when the socket does not open, or ends in disorder.
 */
export async function attachConsole(vm: string, url: string, process: CliProcess): Promise<void> {
  const { stdin, stdout, signal } = process;
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  let isOpen = false;

  const type = (chunk: Buffer) => {
    const at = stdin.isTTY ? chunk.indexOf(detachKey) : -1;
    const typed = at < 0 ? chunk : chunk.subarray(0, at);
    if (typed.length > 0) socket.send(new Uint8Array(typed));
    if (at >= 0) resolve();
  };
  socket.addEventListener("open", () => {
    isOpen = true;
    stdin.setRawMode?.(true);
    stdin.on("data", type);
  });
  socket.addEventListener("message", ({ data }) => stdout.write(new Uint8Array(data as ArrayBuffer)));
  socket.addEventListener("close", ({ code, reason }) => {
    if (isOpen && orderly.has(code)) resolve();
    else reject(new ConsoleLost({ vm, reason: reason || (isOpen ? "the connection broke" : "it was refused") }));
  });
  const stop = () => resolve();
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    await ended;
  } finally {
    signal.removeEventListener("abort", stop);
    stdin.off("data", type);
    stdin.setRawMode?.(false);
    stdin.pause();
    socket.close();
  }
}
