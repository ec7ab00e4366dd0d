import type { Logger } from "pino";
import type { PluginListing } from "./plugins/plugin-listing.ts";

/** How a server is made. */
export interface ServerOptions {
  /** Everything that the server keeps; made when it is missing. One server at a time uses it. */
  readonly dataDirectory: string;
  /** Default `127.0.0.1`. */
  readonly address?: string;
  /** Default 9090; 0 takes a free one. */
  readonly port?: number;
  readonly plugins: readonly PluginListing[];
  /** The parsed configuration file; see {@link loadConfigurationFile}. */
  readonly config?: unknown;
  /** The folder of the built web interface; without it only the API is served. */
  readonly webRoot?: string;
  /** What plugins learn of the options given at start, by name: `{ host: "test:///default" }`. */
  readonly startOptions?: Readonly<Record<string, string | undefined>>;
  /** The product's version. */
  readonly version: string;
  /** Default: JSON lines on standard error. */
  readonly log?: Logger;
  /** Milliseconds since 1970; default the system's. */
  readonly clock?: () => number;
  /** How often an idle event stream shows that it lives; default 15 s. */
  readonly heartbeatMs?: number;
  /** How long running tasks may go on when the server is closed, before they are cancelled; default 10 s. */
  readonly drainMs?: number;
}

/** A server. */
export interface Server {
  /** Begins to accept connections. @throws PortInUse, AddressUnusable */
  listen(): Promise<void>;
  /** `http://127.0.0.1:9090`, once it listens. */
  readonly address: string;
  /** The one-time link that makes the first administrator, once it listens and as long as there was no user at start. */
  readonly setupLink: string | undefined;
  /** Stops: no new connections, streams and sockets end, requests and tasks may finish, plugins are disposed of. */
  close(): Promise<void>;
}
