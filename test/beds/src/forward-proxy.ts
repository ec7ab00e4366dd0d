import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect } from "node:net";

/** A forward proxy for HTTP: the only way out of a closed network. */
export interface ForwardProxy {
  /** What goes into `http_proxy` and `https_proxy`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a proxy on an address; it passes on plain requests, and tunnels to port 443 only. */
export async function startForwardProxy(address: string): Promise<ForwardProxy> {
  const server = createServer((incoming, answer) => {
    const outgoing = request(incoming.url ?? "", { method: incoming.method ?? "GET", headers: incoming.headers });
    outgoing.on("response", (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.on("error", (error) => answer.writeHead(502).end(error.message));
    incoming.pipe(outgoing);
  });
  server.on("connect", ({ url = "" }, client, head) => {
    const [host = "", port] = url.split(":");
    if (port !== "443") return client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const upstream = connect(443, host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
    return undefined;
  });
  server.listen(0, address);
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    url: `http://${address}:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
