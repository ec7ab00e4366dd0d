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
  /** Sends a signal, such as `TERM`. OpenSSH hands it on since 7.9, but not to what root runs. */
  kill(signal: string): void;
  /** Lets go of it at once: its input and output are closed. It is asked to end, as far as `kill` can. */
  end(): void;
}

/** What of ssh2 sends a signal; its own method does so only while the input is open. */
interface SignalSender {
  readonly outgoing: { readonly id: number; readonly state: string };
  readonly _client: { readonly _protocol: { signal(channel: number, name: string): void } };
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
  const kill = (signal: string) => {
    const { outgoing, _client: client } = channel as unknown as SignalSender;
    const isOpen = outgoing.state === "open" || outgoing.state === "eof";
    if (isOpen) client._protocol.signal(outgoing.id, signal.replace(/^SIG/, ""));
  };
  return {
    stdin: stream,
    stdout: stream,
    stderr: channel.stderr,
    exit,
    kill,
    end() {
      kill("TERM");
      stream.destroy();
      // sshd itself closes the channel only when the program ends.
      lost("the program was let go of here");
    },
  };
}
