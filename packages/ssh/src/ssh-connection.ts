import type { Duplex } from "node:stream";
import type { HostKey } from "./host-key.ts";
import type { RemoteFiles } from "./remote-files.ts";
import type { RemoteExit, RemoteProcess } from "./remote-process.ts";
import type { SshTarget } from "./ssh-target.ts";

/** Why a connection ended. */
export interface SshClosed {
  /** `client`: closed here; `end-of-file`: the server ended it; `keepalive`: the server went silent; `error`: it broke. */
  readonly reason: "client" | "end-of-file" | "keepalive" | "error";
  readonly error?: Error;
}

/** What opening something over a connection takes. */
export interface SshCallOptions {
  readonly signal?: AbortSignal;
}

/** How a program is started. */
export interface StartOptions extends SshCallOptions {
  /** Set for the program, besides what the server sets. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a program is run to its end. */
export interface RunOptions extends StartOptions {
  /** For its standard input. Default: nothing. */
  readonly input?: string | Buffer;
  /** The most that is kept of its output and errors together, bytes. Default: 16 MiB. */
  readonly outputLimit?: number;
}

/** What a program left. */
export interface RunResult extends RemoteExit {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A connection to a host, over which any number of things are done at a time. What is opened over it ends with it.
 *
 * All that opens something throws SshConnectionLost when it is closed, SshTimeout and SshCancelled.
 */
export interface SshConnection extends AsyncDisposable {
  readonly target: SshTarget;
  /** The key by which the host proved itself. */
  readonly hostKey: HostKey;
  /** Fulfilled when it has ended, by whatever cause. */
  readonly closed: Promise<SshClosed>;
  /** Runs a program to its end; that it exits with a failure is no error here. @throws SshRequestRefused, TooMuchOutput */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<RunResult>;
  /** Starts a program whose input and output are streams. @throws SshRequestRefused */
  start(program: string, args: readonly string[], options?: StartOptions): Promise<RemoteProcess>;
  /** The host's files, for as long as the connection lasts. @throws SshRequestRefused */
  files(options?: SshCallOptions): Promise<RemoteFiles>;
  /** Connects to a unix socket on the host. Destroy or end the stream when done. @throws ForwardRefused */
  forwardToSocket(path: string, options?: SshCallOptions): Promise<Duplex>;
  /** Connects to a port as the host sees it. Destroy or end the stream when done. @throws ForwardRefused */
  forwardToPort(host: string, port: number, options?: SshCallOptions): Promise<Duplex>;
  /** Ends it, and all that was opened over it. A shared connection ends with its last user. */
  close(): Promise<void>;
}
