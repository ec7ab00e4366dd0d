import type { Duplex } from "node:stream";
import type { HostKey } from "./host-key.ts";
import type { RemoteFiles } from "./remote-files.ts";
import type { RemoteProcess } from "./remote-process.ts";
import type {
  RunOptions,
  RunResult,
  SshCallOptions,
  SshClosed,
  SshConnection,
  StartOptions,
} from "./ssh-connection.ts";
import { SshConnectionLost } from "./ssh-errors.ts";
import type { SshTarget } from "./ssh-target.ts";

/** One user's view of a connection that others use too. What the user opened ends when the user closes. */
export class SharedConnection implements SshConnection {
  readonly target: SshTarget;
  readonly hostKey: HostKey;
  readonly closed: Promise<SshClosed>;
  readonly #connection: SshConnection;
  readonly #leave: () => Promise<void>;
  readonly #tellClosed: (closed: SshClosed) => void;
  readonly #opened = new Set<() => void>();
  #left = false;

  constructor(connection: SshConnection, leave: () => Promise<void>) {
    this.target = connection.target;
    this.hostKey = connection.hostKey;
    this.#connection = connection;
    this.#leave = leave;
    const { promise, resolve } = Promise.withResolvers<SshClosed>();
    this.closed = promise;
    this.#tellClosed = resolve;
    void connection.closed.then(resolve);
  }

  run(program: string, args: readonly string[], options?: RunOptions): Promise<RunResult> {
    return this.#ask(() => this.#connection.run(program, args, options));
  }

  async start(program: string, args: readonly string[], options?: StartOptions): Promise<RemoteProcess> {
    const process = await this.#ask(() => this.#connection.start(program, args, options));
    const close = () => process.end();
    this.#keep(close);
    void process.exit.catch(() => {}).then(() => this.#opened.delete(close));
    return process;
  }

  files(options?: SshCallOptions): Promise<RemoteFiles> {
    return this.#ask(() => this.#connection.files(options));
  }

  forwardToSocket(path: string, options?: SshCallOptions): Promise<Duplex> {
    return this.#forward(() => this.#connection.forwardToSocket(path, options));
  }

  forwardToPort(host: string, port: number, options?: SshCallOptions): Promise<Duplex> {
    return this.#forward(() => this.#connection.forwardToPort(host, port, options));
  }

  async close(): Promise<void> {
    if (this.#left) return;
    this.#left = true;
    for (const close of this.#opened) close();
    await this.#leave();
    this.#tellClosed({ reason: "client" });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #ask<Value>(question: () => Promise<Value>): Promise<Value> {
    if (this.#left) throw new SshConnectionLost({ host: this.target.host, reason: "it was closed here" });
    return question();
  }

  async #forward(open: () => Promise<Duplex>): Promise<Duplex> {
    const stream = await this.#ask(open);
    const close = () => stream.destroy();
    this.#keep(close);
    stream.once("close", () => this.#opened.delete(close));
    return stream;
  }

  #keep(close: () => void): void {
    this.#opened.add(close);
    // It may have come after its user left.
    if (this.#left) close();
  }
}
