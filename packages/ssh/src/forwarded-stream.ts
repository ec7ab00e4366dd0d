import { Duplex } from "node:stream";
import type { ClientChannel } from "ssh2";
import { SshConnectionLost } from "./ssh-errors.ts";

/**
 * One channel of a connection as a stream. Both ways wait when the other side is slow: at most the channel's window,
 * 2 MiB, is held here. When the connection is lost it fails, so that a cut is never taken for an end.
 */
export class ForwardedStream extends Duplex {
  readonly #channel: ClientChannel;
  readonly #host: string;
  /** What waits for the server to take it; the channel forgets it when it closes. */
  #writing: ((error: Error) => void) | null = null;

  constructor(channel: ClientChannel, host: string) {
    super({ allowHalfOpen: true });
    this.#channel = channel;
    this.#host = host;
    channel.on("data", (chunk: Buffer) => {
      // After this end was given up, what still comes is dropped, so that the channel can close.
      if (!this.destroyed && !this.push(chunk)) channel.pause();
    });
    channel.on("end", () => this.push(null));
    channel.on("close", () => this.#closed());
    channel.on("error", (error: Error) => this.destroy(error));
  }

  override _read(): void {
    this.#channel.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#send(chunk, callback);
  }

  override _writev(chunks: { chunk: Buffer }[], callback: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#channel.end();
    callback();
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    this.#channel.close();
    this.#channel.resume();
    this.#settle(error ?? this.#ended());
    callback(error);
  }

  #send(bytes: Buffer, callback: (error?: Error | null) => void): void {
    if (!this.#channel.writable) return callback(this.#ended());
    this.#writing = callback;
    this.#channel.write(bytes, (error) => {
      if (this.#writing !== callback) return;
      this.#writing = null;
      callback(error);
    });
  }

  /** The other side closed: what was written and not taken will never be, and what has come is still read. */
  #closed(): void {
    if (this.#writing !== null) this.#settle(this.#ended());
    else this.end();
  }

  #settle(error: Error): void {
    const writing = this.#writing;
    this.#writing = null;
    writing?.(error);
  }

  #ended(): Error {
    return new SshConnectionLost({ host: this.#host, reason: "the other side of the forward closed it" });
  }
}
