import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { DialFailed } from "../virt-errors.ts";

const timeoutMs = 10_000;

/** Opens a TCP connection from this machine, which is the host's own as long as hosts are reached by local sockets. */
export function dial(host: string, address: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, noDelay: true });
    const fail = (reason: string, cause?: unknown) => {
      socket.destroy();
      reject(new DialFailed({ host, address, port, reason }, { cause }));
    };
    const failed = (error: Error) => fail(error.message, error);
    socket.setTimeout(timeoutMs, () => fail(`it does not answer within ${timeoutMs} ms`));
    socket.once("error", failed);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.off("error", failed);
      resolve(socket);
    });
  });
}
