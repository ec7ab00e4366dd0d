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

/** Something that is done over a channel of its own. */
interface Opening<Channel extends ClientChannel | SFTPWrapper, Value> {
  /** For errors; it follows "to". */
  readonly what: string;
  open(done: (error: Error | undefined, channel: Channel) => void): void;
  /** Makes of the channel what is wanted, in the same breath: what the server sent along with it is told at once. */
  adopt(channel: Channel): Value;
  /** Lets go of what came after its caller left. */
  abandon(value: Value): void;
  refused(reason: string, cause: Error): Error;
}

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
    // It may have ended between logging in and here, and nothing tells of it twice.
    if (carrier.destroyed) client.emit("close");
  }

  async run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    return runToEnd(await this.start(program, args, options), this.target.host, program, options);
  }

  start(program: string, args: readonly string[], options: StartOptions = {}): Promise<RemoteProcess> {
    const settings = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`);
    const command = quoteArguments([...(settings.length > 0 ? ["env", ...settings] : []), program, ...args]);
    const what = `start '${program}'`;
    return this.#openSession<ClientChannel, RemoteProcess>(options.signal, {
      what,
      open: (done) => this.#client.exec(command, done),
      adopt: (channel) => remoteProcess(channel, this.#keep(channel, true), this.target.host),
      abandon: (process) => process.end(),
      refused: (reason, cause) => this.#requestRefused(what, reason, cause),
    });
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
    const { host } = this.target;
    const what = "open the files";
    const gone = new AbortController();
    try {
      return await this.#openSession<SFTPWrapper, RemoteFiles>(undefined, {
        what,
        open: (done) => this.#client.sftp(done),
        adopt: (sftp) => {
          sftp.once("close", () => {
            this.#files = null;
            gone.abort(new SshConnectionLost({ host, reason: "the server ended its file service" }));
          });
          return remoteFiles(sftp, host, AbortSignal.any([this.#lostSignal.signal, gone.signal]));
        },
        abandon: () => {},
        refused: (reason, cause) => this.#requestRefused(what, reason, cause),
      });
    } catch (error) {
      // Whoever asks next finds out for themselves.
      this.#files = null;
      throw error;
    }
  }

  #forward(to: string, options: SshCallOptions, open: Opening<ClientChannel, Duplex>["open"]): Promise<Duplex> {
    const { host } = this.target;
    return this.#open<ClientChannel, Duplex>(withTimeout(options.signal, this.#openMs), {
      what: `open '${to}'`,
      open: (done) => {
        if (!this.#hastened) hastenReplies(this.#client);
        this.#hastened = true;
        open(done);
      },
      adopt: (channel) => this.#keep(channel, false),
      abandon: (stream) => stream.destroy(),
      refused: (reason, cause) => new ForwardRefused({ host, to, reason }, { cause }),
    });
  }

  async #openSession<Channel extends ClientChannel | SFTPWrapper, Value>(
    callerSignal: AbortSignal | undefined,
    opening: Opening<Channel, Value>,
  ): Promise<Value> {
    const signal = withTimeout(callerSignal, this.#openMs);
    const leave = await this.#gate.enter(signal).catch(() => {
      throw abortError(signal, this.target.host, opening.what);
    });
    const adopt = (channel: Channel) => {
      channel.once("close", leave);
      return opening.adopt(channel);
    };
    return this.#open(signal, { ...opening, adopt }, leave);
  }

  /** @param failed is called when no channel came of it, also when its caller has left before. */
  #open<Channel extends ClientChannel | SFTPWrapper, Value>(
    signal: AbortSignal,
    { what, open, adopt, abandon, refused }: Opening<Channel, Value>,
    failed: () => void = () => {},
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        failed();
        reject(error);
      };
      if (this.#ended) return fail(this.#lost(this.#ended));
      const aborted = () => reject(abortError(signal, this.target.host, what));
      if (signal.aborted) {
        failed();
        return aborted();
      }
      signal.addEventListener("abort", aborted, { once: true });
      open((error, channel) => {
        signal.removeEventListener("abort", aborted);
        if (this.#ended) fail(this.#lost(this.#ended));
        else if (error) fail(refused(openReason(error), error));
        else {
          const value = adopt(channel);
          if (signal.aborted) abandon(value);
          else resolve(value);
        }
      });
    });
  }

  #requestRefused(what: string, reason: string, cause: Error): Error {
    return new SshRequestRefused({ host: this.target.host, what: `to ${what}`, reason }, { cause });
  }

  #keep(channel: ClientChannel, mayLeaveUnread: boolean): ForwardedStream {
    const stream = new ForwardedStream(channel, this.target.host, mayLeaveUnread);
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
