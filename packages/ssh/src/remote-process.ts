import type { Readable, Writable } from "node:stream";
import type { ClientChannel } from "ssh2";
import { SshConnectionLost } from "./ssh-errors.ts";
import type { ForwardedStream } from "./forwarded-stream.ts";

/** How a program ended. */
export interface RemoteExit {
  /** Null when a signal ended it. */
  readonly code: number | null;
  /** `SIGKILL`…, or null. */
  readonly signal: string | null;
}

/** A program that runs on the host. It goes on when nobody reads its output only until 2 MiB wait. */
export interface RemoteProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** How it ended; some of its output may still wait to be read. Rejects when the connection is lost first. */
  readonly exit: Promise<RemoteExit>;
  /** Sends a signal, such as `TERM`. Servers of before 2018 pass over it. */
  kill(signal: string): void;
  /** Lets go of it at once: its input and output are closed, and whether it ends is its own affair. */
  close(): void;
}

/** A program over its channel. */
export function remoteProcess(channel: ClientChannel, stream: ForwardedStream, host: string): RemoteProcess {
  const { promise: exit, resolve, reject } = Promise.withResolvers<RemoteExit>();
  // Whoever only reads the output hears of a loss there.
  exit.catch(() => {});
  const lost = (reason: string, cause?: Error) => reject(new SshConnectionLost({ host, reason }, { cause }));
  let ended: RemoteExit | null = null;
  channel.on("exit", (code: number | null, signal?: string) => {
    ended = { code, signal: signal ?? null };
  });
  channel.on("close", () => {
    if (ended === null) lost("the program's end was not heard of");
    else resolve(ended);
  });
  stream.on("error", (error) => lost(error.message, error));
  return {
    stdin: stream,
    stdout: stream,
    stderr: channel.stderr,
    exit,
    kill: (signal) => channel.signal(signal.replace(/^SIG/, "")),
    close() {
      stream.destroy();
      // sshd itself closes the channel only when the program ends.
      lost("the program was let go of here");
    },
  };
}
