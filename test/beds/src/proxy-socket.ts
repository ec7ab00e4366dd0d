import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A unix socket that stands before another. */
export interface ProxySocket {
  readonly path: string;
  /** Ends every connection and removes the socket. */
  close(): Promise<void>;
}

/**
 * Puts a socket before the one at `target`. `serve` is called with each client, and may call for a connection to the
 * target; both sockets are closed with the proxy.
 */
export async function openProxySocket(
  target: string,
  serve: (client: Socket, connectTarget: () => Socket) => void,
): Promise<ProxySocket> {
  const directory = await mkdtemp(join(tmpdir(), "hob-proxy-"));
  const path = join(directory, "sock");
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    // An end may go while bytes are on their way to it; what matters is what the other end sees.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
    return socket;
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    serve(keep(client), () => keep(connect({ path: target, allowHalfOpen: true })));
  });
  server.listen(path);
  await once(server, "listening");
  return {
    path,
    async close() {
      for (const socket of open) socket.destroy();
      if (server.listening) {
        server.close();
        await once(server, "close");
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}
