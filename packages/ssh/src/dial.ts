import { connect, type Socket } from "node:net";
import { SshUnreachable } from "./ssh-errors.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name cannot be looked up now",
  ECONNREFUSED: "nobody listens there",
  EHOSTUNREACH: "there is no way to the host",
  ENETUNREACH: "there is no way to the network",
  ETIMEDOUT: "it does not answer",
};

/** Opens a TCP connection without delays for small packets. @throws SshUnreachable, or the signal's reason. */
export function dial(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect({ host, port, noDelay: true });
    const aborted = () => socket.destroy(signal.reason as Error);
    const failed = (error: NodeJS.ErrnoException) => {
      signal.removeEventListener("abort", aborted);
      if (signal.aborted) reject(signal.reason as Error);
      else {
        const reason = reasons[error.code ?? ""] ?? (error.message || String(error.code));
        reject(new SshUnreachable({ host, port, reason }, { cause: error }));
      }
    };
    signal.addEventListener("abort", aborted, { once: true });
    socket.once("error", failed);
    socket.once("connect", () => {
      signal.removeEventListener("abort", aborted);
      socket.off("error", failed);
      resolve(socket);
    });
  });
}
