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
  readonly #mayLeaveUnread: boolean;
  /** What waits for the server to take it; the channel forgets it when it closes. */
  #writing: ((error: Error | null) => void) | null = null;

  /** @param mayLeaveUnread whether the other side may end without having read all, as programs do; else that fails. */
  constructor(channel: ClientChannel, host: string, mayLeaveUnread: boolean) {
    super({ allowHalfOpen: true });
    this.#channel = channel;
    this.#host = host;
    this.#mayLeaveUnread = mayLeaveUnread;
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
    if (!this.#channel.writable) return callback(this.#unread());
    this.#writing = callback;
    this.#channel.write(bytes, (error) => {
      if (this.#writing !== callback) return;
      this.#writing = null;
      callback(error);
    });
  }

  /** The other side closed: what was written and not taken will never be, and what has come is still read. */
  #closed(): void {
    this.#settle(this.#unread());
    if (!this.destroyed) this.end();
  }

  #settle(error: Error | null): void {
    const writing = this.#writing;
    this.#writing = null;
    writing?.(error);
  }

  #unread(): Error | null {
    return this.#mayLeaveUnread ? null : this.#ended();
  }

  #ended(): Error {
    return new SshConnectionLost({ host: this.#host, reason: "the other side of the forward closed it" });
  }
}
