import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnyPlugin } from "@hob/plugin-api";
import { type Client, createClient } from "@hob/resources";
import { createLog, createServer, type PluginListing, type Server, type ServerOptions } from "../index.ts";

/** How a test server is made: as any server, but plugins may be given as they are. */
export interface TestServerOptions extends Partial<Omit<ServerOptions, "plugins">> {
  readonly plugins?: readonly (AnyPlugin | PluginListing)[];
}

/** A real server on a free port of the loopback, with an administrator. Close it at the end of the test. */
export interface TestServer extends AsyncDisposable {
  readonly server: Server;
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly dataDirectory: string;
  /** `hob-session=…` of the administrator. */
  readonly cookie: string;
  readonly admin: { readonly username: string; readonly password: string };
  /** Typed calls as the administrator. */
  readonly client: Client;
  /** A request as the administrator, to a path such as `/api/tasks`; a body that is an object is sent as JSON. */
  request(path: string, init?: Omit<RequestInit, "body"> & { body?: unknown }): Promise<Response>;
  /** Stops the server; the data directory is removed unless it was given. */
  close(): Promise<void>;
}

/** Starts a server for a test. Its log is silent unless one is given. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { plugins = [], ...rest } = options;
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), "hob-server-")));
  const server = await createServer({
    address: "127.0.0.1",
    port: 0,
    version: "0.0.0-test",
    log: createLog("silent"),
    ...rest,
    dataDirectory,
    plugins: plugins.map((plugin) =>
      "load" in plugin ? plugin : { id: plugin.id, load: async () => ({ default: plugin }) },
    ),
  });
  await server.listen();
  const url = server.address;
  const admin = { username: "admin", password: "correct horse" };
  const cookie = await logIn(server, admin);
  const headers = { cookie, "x-requested-by": "hob" };
  const close = async () => {
    await server.close();
    if (options.dataDirectory === undefined) await rm(dataDirectory, { recursive: true, force: true });
  };
  return {
    server,
    url,
    dataDirectory,
    cookie,
    admin,
    close,
    client: createClient({ baseUrl: url, headers }),
    request: (path, { body, ...init } = {}) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: {
          ...headers,
          ...(body === undefined || typeof body === "string" ? {} : { "content-type": "application/json" }),
          ...(init.headers as Record<string, string> | undefined),
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    [Symbol.asyncDispose]: close,
  };
}

/** Makes the administrator where there is none yet, otherwise logs in. @returns the cookie. */
async function logIn(server: Server, admin: { username: string; password: string }): Promise<string> {
  const token = server.setupLink?.split("#token=")[1];
  const [path, body] = token ? ["/api/setup", { token, ...admin }] : ["/api/session", admin];
  const response = await fetch(`${server.address}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`The test's administrator could not log in: ${await response.text()}`);
  return cookie;
}
