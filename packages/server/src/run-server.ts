import type { Configuration } from "./configuration/configuration.ts";
import type { Framework } from "./framework/framework.ts";
import { keepHouse } from "./framework/keep-house.ts";
import { buildApp } from "./http/build-app.ts";
import { HttpFront } from "./http/http-front.ts";
import type { Principal } from "./identity/principal.ts";
import type { Server, ServerOptions } from "./server-options.ts";
import { socketGate } from "./sockets/socket-gate.ts";

/** Requests that are under way when the server closes may take so long. */
const requestGraceMs = 5000;

/**
 * The life of a server whose plugins have started: it builds the application from what is mounted, again whenever that
 * changes, and closes everything in order.
 *
 * @param release called last, when nothing uses the plugins and the store any more.
 */
export async function runServer(
  framework: Framework,
  configuration: Configuration,
  options: ServerOptions,
  release: () => Promise<void>,
): Promise<Server> {
  const { table, hub, open, sessions, tokens, tasks, log } = framework;
  const { address: host = "127.0.0.1", port: wantedPort = 9090, drainMs = 10_000 } = options;
  const { trustedProxies } = configuration;
  const identity = { sessions, tokens, permissions: () => table.permissions };
  const isAlive = ({ proof }: Principal) => (proof.kind === "session" ? sessions : tokens).isAlive(proof.id);
  const heartbeat = options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs };
  const events = { hub, table, identity, open, isAlive, ...heartbeat };

  const front = new HttpFront();
  const build = async () =>
    front.serve(await buildApp(framework, { identity, events, trustedProxies, webRoot: options.webRoot }));
  await build();
  // One after the other, so that the last one built is of the last change.
  let building = Promise.resolve();
  const stopWatching = table.onChange(() => {
    building = building
      .then(build)
      .catch((err: unknown) => log.error({ err }, "The application could not be built anew"));
  });
  const { tickets, now } = framework;
  const sockets = {
    table,
    tickets,
    sessions,
    open,
    log,
    now,
    isAlive,
    trustsProxy: trustedProxies.length > 0,
    ...heartbeat,
  };
  front.server.on("upgrade", socketGate(sockets));
  const stopHouseKeeping = keepHouse(framework);

  let address = "";
  let setupLink: string | undefined;
  let closing: Promise<void> | undefined;
  const close = async () => {
    stopHouseKeeping();
    stopWatching();
    open.endAll();
    const drained = tasks.drain(drainMs);
    await front.close(requestGraceMs);
    await drained;
    await release();
  };

  return {
    get address() {
      return address;
    },
    get setupLink() {
      return setupLink;
    },
    async listen() {
      const port = await front.listen(host, wantedPort, (err) =>
        log.error({ err }, "A connection could not be accepted"),
      );
      address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
      if (await framework.setupLink.isNeeded()) {
        setupLink = `${reachable(address)}/setup#token=${await framework.setupLink.renew()}`;
      }
      // Undoing may have to wait for a host to come back; the server answers meanwhile.
      tasks.recover().catch((err: unknown) => log.error({ err }, "Tasks of the last run could not be taken back"));
    },
    close: () => (closing ??= close()),
  };
}

/** An address that listens everywhere is reached on this machine by `localhost`. */
function reachable(address: string): string {
  return address.replace("//0.0.0.0:", "//localhost:").replace("//[::]:", "//localhost:");
}
