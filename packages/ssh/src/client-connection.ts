import type { Duplex } from "node:stream";
import type { Client, ClientChannel, SFTPWrapper } from "ssh2";
import { abortError, untilAborted, withTimeout } from "./abort-error.ts";
import { ForwardedStream } from "./forwarded-stream.ts";
import { hastenReplies } from "./hasten-replies.ts";
import type { HostKey } from "./host-key.ts";
import { openReason } from "./open-reason.ts";
import { quoteArguments } from "./quote-arguments.ts";
import { type RemoteFiles, remoteFiles } from "./remote-files.ts";
import { type RemoteProcess, remoteProcess } from "./remote-process.ts";
import { runToEnd } from "./run-to-end.ts";
import { SessionGate } from "./session-gate.ts";
import type {
  RunOptions,
  RunResult,
  SshCallOptions,
  SshClosed,
  SshConnection,
  StartOptions,
} from "./ssh-connection.ts";
import { ForwardRefused, SshConnectionLost, SshRequestRefused } from "./ssh-errors.ts";
import type { SshTarget } from "./ssh-target.ts";

/** Below OpenSSH's ten, which others may use some of. */
const sessionsAtOnce = 8;

/** How long a goodbye may take. */
const goodbyeMs = 1000;

type Opener<Channel> = (done: (error: Error | undefined, channel: Channel) => void) => void;

/** A connection over an ssh2 client that is logged in. */
export class ClientConnection implements SshConnection {
  readonly target: SshTarget;
  readonly hostKey: HostKey;
  readonly closed: Promise<SshClosed>;
  readonly #client: Client;
  /** The stream that carries the connection. */
  readonly #carrier: Duplex;
  readonly #openMs: number;
  readonly #streams = new Set<ForwardedStream>();
  readonly #gate = new SessionGate(sessionsAtOnce);
  readonly #tellClosed: (closed: SshClosed) => void;
  #files: Promise<RemoteFiles> | null = null;
  #hastened = false;
  readonly #lostSignal = new AbortController();
  #ended: SshClosed | null = null;

  constructor(client: Client, carrier: Duplex, parts: { target: SshTarget; hostKey: HostKey; openMs: number }) {
    this.target = parts.target;
    this.hostKey = parts.hostKey;
    this.#client = client;
    this.#carrier = carrier;
    this.#openMs = parts.openMs;
    const { promise, resolve } = Promise.withResolvers<SshClosed>();
    this.closed = promise;
    this.#tellClosed = resolve;
    client.removeAllListeners();
    client.on("error", (error: Error & { level?: string }) => {
      this.#end({ reason: error.level === "client-timeout" ? "keepalive" : "error", error });
    });
    client.on("end", () => this.#end({ reason: "end-of-file" }));
    client.on("close", () => {
      const closed: SshClosed = this.#ended ?? { reason: "end-of-file" };
      this.#end(closed);
      this.#tellClosed(closed);
    });
  }

  async run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    return runToEnd(await this.start(program, args, options), this.target.host, program, options);
  }

  start(program: string, args: readonly string[], options: StartOptions = {}): Promise<RemoteProcess> {
    const settings = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`);
    const command = quoteArguments([...(settings.length > 0 ? ["env", ...settings] : []), program, ...args]);
    return this.#openSession<ClientChannel, RemoteProcess>(
      `start '${program}'`,
      options.signal,
      (done) => this.#client.exec(command, done),
      (channel) => remoteProcess(channel, this.#keep(channel), this.target.host),
    );
  }

  files(options: SshCallOptions = {}): Promise<RemoteFiles> {
    this.#files ??= this.#openFiles();
    return untilAborted(this.#files, options.signal, this.target.host, "open the files");
  }

  forwardToSocket(path: string, options: SshCallOptions = {}): Promise<Duplex> {
    return this.#forward(path, options, (done) => this.#client.openssh_forwardOutStreamLocal(path, done));
  }

  forwardToPort(host: string, port: number, options: SshCallOptions = {}): Promise<Duplex> {
    return this.#forward(`${host}:${port}`, options, (done) =>
      this.#client.forwardOut("127.0.0.1", 0, host, port, done),
    );
  }

  async close(): Promise<void> {
    this.#end({ reason: "client" });
    await this.closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #openFiles(): Promise<RemoteFiles> {
    try {
      return await this.#openSession<SFTPWrapper, RemoteFiles>(
        "open the files",
        undefined,
        (done) => this.#client.sftp(done),
        (sftp) => remoteFiles(sftp, this.target.host, this.#lostSignal.signal),
      );
    } catch (error) {
      // Whoever asks next finds out for themselves.
      this.#files = null;
      throw error;
    }
  }

  #forward(to: string, options: SshCallOptions, open: Opener<ClientChannel>): Promise<Duplex> {
    const { host } = this.target;
    return this.#open<ClientChannel, Duplex>(
      `open '${to}'`,
      withTimeout(options.signal, this.#openMs),
      (done) => {
        if (!this.#hastened) hastenReplies(this.#client);
        this.#hastened = true;
        open(done);
      },
      (channel) => this.#keep(channel),
      (reason, cause) => new ForwardRefused({ host, to, reason }, { cause }),
    );
  }

  async #openSession<Channel extends ClientChannel | SFTPWrapper, Value>(
    what: string,
    callerSignal: AbortSignal | undefined,
    open: Opener<Channel>,
    adopt: (channel: Channel) => Value,
  ): Promise<Value> {
    const { host } = this.target;
    const signal = withTimeout(callerSignal, this.#openMs);
    const leave = await this.#gate.enter(signal).catch(() => {
      throw abortError(signal, host, what);
    });
    try {
      return await this.#open(
        what,
        signal,
        open,
        (channel) => {
          channel.once("close", leave);
          return adopt(channel);
        },
        (reason, cause) => new SshRequestRefused({ host, what: `to ${what}`, reason }, { cause }),
      );
    } catch (error) {
      leave();
      throw error;
    }
  }

  /**
   * Opens a channel. It is adopted in the same breath: what the server sent along with it is told at once. A channel
   * that comes after its caller left is closed.
   */
  #open<Channel extends ClientChannel | SFTPWrapper, Value>(
    what: string,
    signal: AbortSignal,
    open: Opener<Channel>,
    adopt: (channel: Channel) => Value,
    refused: (reason: string, cause: Error) => Error,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw this.#lost(this.#ended);
      const aborted = () => reject(abortError(signal, this.target.host, what));
      if (signal.aborted) return aborted();
      signal.addEventListener("abort", aborted, { once: true });
      open((error, channel) => {
        signal.removeEventListener("abort", aborted);
        if (this.#ended) reject(this.#lost(this.#ended));
        else if (error) reject(refused(openReason(error), error));
        else if (signal.aborted) channel.end();
        else resolve(adopt(channel));
      });
    });
  }

  #keep(channel: ClientChannel): ForwardedStream {
    const stream = new ForwardedStream(channel, this.target.host);
    this.#streams.add(stream);
    stream.once("close", () => this.#streams.delete(stream));
    return stream;
  }

  #lost(closed: SshClosed): Error {
    const reasons = {
      client: "it was closed here",
      "end-of-file": "the server ended it",
      keepalive: "the server no longer answers",
      error: closed.error?.message ?? "it broke",
    };
    return new SshConnectionLost({ host: this.target.host, reason: reasons[closed.reason] }, { cause: closed.error });
  }

  #end(closed: SshClosed): void {
    if (this.#ended) return;
    this.#ended = closed;
    this.#lostSignal.abort(this.#lost(closed));
    for (const stream of this.#streams) stream.destroy(closed.reason === "client" ? undefined : this.#lost(closed));
    if (closed.reason !== "client") {
      this.#carrier.destroy();
      return;
    }
    // A goodbye lets the server free what it holds at once; one that is silent is not waited for.
    this.#client.end();
    const timer = setTimeout(() => this.#carrier.destroy(), goodbyeMs);
    this.#carrier.once("close", () => clearTimeout(timer));
  }
}
