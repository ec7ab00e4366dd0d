import type { SFTPWrapper, Stats } from "ssh2";
import ssh2 from "ssh2";
import { abortError } from "./abort-error.ts";
import { RemoteFileDenied, RemoteFileFailed, RemoteFileNotFound } from "./ssh-errors.ts";

const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp;

/** What is known of a file without reading it. */
export interface RemoteFileStat {
  readonly kind: "file" | "directory" | "socket" | "link" | "other";
  /** Bytes. */
  readonly size: number;
  /** The permission bits, such as `0o640`. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Of the last change, ms since 1970, in whole seconds. */
  readonly modifiedMs: number;
}

/** What file operations take. */
export interface RemoteFileOptions {
  readonly signal?: AbortSignal;
}

/** What writing takes. */
export interface WriteFileOptions extends RemoteFileOptions {
  /** Permissions of a file that was not there. Default: `0o644`, as far as the user's umask lets. */
  readonly mode?: number;
}

/**
 * Files of the host, by SFTP. A relative path starts in the user's home.
 *
 * All throw RemoteFileNotFound, RemoteFileDenied, RemoteFileFailed; SshCancelled, SshTimeout by the signal.
 */
export interface RemoteFiles {
  /** A whole file; for those that fit into memory. */
  read(path: string, options?: RemoteFileOptions): Promise<Buffer>;
  /** Writes a whole file, in place of what it held. */
  write(path: string, content: Buffer | string, options?: WriteFileOptions): Promise<void>;
  /** What a path leads to, links followed. */
  stat(path: string, options?: RemoteFileOptions): Promise<RemoteFileStat>;
  /** The absolute path without links; of `.` it is the user's home. */
  realPath(path: string, options?: RemoteFileOptions): Promise<string>;
  /** Removes a file, not a directory. */
  remove(path: string, options?: RemoteFileOptions): Promise<void>;
  /** Whether this user may write to a file, or connect to a socket. Nothing is changed. @throws RemoteFileNotFound */
  isWritable(path: string, options?: RemoteFileOptions): Promise<boolean>;
}

function kindOf(stats: Stats): RemoteFileStat["kind"] {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "directory";
  if (stats.isSocket()) return "socket";
  return stats.isSymbolicLink() ? "link" : "other";
}

type Callback<Value> = (error: Error | undefined | null, value: Value) => void;

/** Files over an SFTP channel; the signal `lost` says, with its reason, that the connection is there no more. */
export function remoteFiles(sftp: SFTPWrapper, host: string, lost: AbortSignal): RemoteFiles {
  const failure = (error: Error & { code?: unknown }, path: string) => {
    if (error.code === STATUS_CODE.NO_SUCH_FILE) return new RemoteFileNotFound({ host, path }, { cause: error });
    if (error.code === STATUS_CODE.PERMISSION_DENIED) return new RemoteFileDenied({ host, path }, { cause: error });
    return new RemoteFileFailed({ host, path, reason: error.message }, { cause: error });
  };
  const ask = <Value>(
    path: string,
    what: string,
    signal: AbortSignal | undefined,
    question: (callback: Callback<Value>) => void,
  ) =>
    new Promise<Value>((resolve, reject) => {
      const listening = new AbortController();
      const leave = (error: Error) => {
        listening.abort();
        reject(error);
      };
      const left = () => leave(abortError(signal as AbortSignal, host, `${what} '${path}'`));
      const cut = () => leave(lost.reason as Error);
      if (lost.aborted) return cut();
      if (signal?.aborted) return left();
      lost.addEventListener("abort", cut, { signal: listening.signal });
      signal?.addEventListener("abort", left, { signal: listening.signal });
      question((error, value) => {
        if (error) leave(failure(error, path));
        else {
          listening.abort();
          resolve(value);
        }
      });
    });
  return {
    read: (path, { signal } = {}) => ask<Buffer>(path, "read", signal, (done) => sftp.readFile(path, done as never)),
    write: (path, content, { signal, mode = 0o644 } = {}) =>
      ask<void>(path, "write", signal, (done) => sftp.writeFile(path, content, { mode }, done as never)),
    async stat(path, { signal } = {}) {
      const stats = await ask<Stats>(path, "look at", signal, (done) => sftp.stat(path, done as never));
      const { size, mode, uid, gid, mtime } = stats;
      return { kind: kindOf(stats), size, mode: mode & 0o7777, uid, gid, modifiedMs: mtime * 1000 };
    },
    realPath: (path, { signal } = {}) =>
      ask<string>(path, "look for", signal, (done) => sftp.realpath(path, done as never)),
    remove: (path, { signal } = {}) => ask<void>(path, "remove", signal, (done) => sftp.unlink(path, done as never)),
    async isWritable(path, { signal } = {}) {
      try {
        // A socket cannot be opened as a file, but that is found out after the permission.
        const open = (done: Callback<Buffer>) => sftp.open(path, OPEN_MODE.WRITE, done as never);
        const handle = await ask<Buffer>(path, "look at", signal, open);
        await ask<void>(path, "close", signal, (done) => sftp.close(handle, done as never));
        return true;
      } catch (error) {
        if (error instanceof RemoteFileDenied) return false;
        if (error instanceof RemoteFileFailed) return true;
        throw error;
      }
    },
  };
}
