import { type FaultyProxy, type LibvirtdPair, startFaultyProxy, startLibvirtdPair } from "@hob/beds";
import {
  domainMigrateBegin3Params,
  domainMigrateConfirm3Params,
  domainMigrateFinish3Params,
  domainMigratePerform3Params,
  domainMigratePrepare3Params,
} from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import type { Guest } from "../guest/guest.ts";
import type { Host } from "../host/host.ts";
import { openHost } from "../host/open-host.ts";
import type { MigrationOptions } from "../migration/migration-options.ts";
import { placesOf } from "./moving-guest.ts";

/** One of two hosts. */
export type Side = "source" | "destination";

/** The calls of a migration, in their order, and who is asked. */
export const migrationCalls = {
  begin: { side: "source", procedure: domainMigrateBegin3Params.number },
  prepare: { side: "destination", procedure: domainMigratePrepare3Params.number },
  perform: { side: "source", procedure: domainMigratePerform3Params.number },
  finish: { side: "destination", procedure: domainMigrateFinish3Params.number },
  confirm: { side: "source", procedure: domainMigrateConfirm3Params.number },
} as const;

/** What happens on the way: when, to whom, and what. */
export interface Trouble {
  /** Before the daemon hears the call, or after it did what was asked and before anyone hears of it. */
  readonly when: "before" | "after";
  readonly call: keyof typeof migrationCalls;
  readonly victim: Side;
  /**
   * The daemon dies and is started again; is ended and started again; the connections to it are cut; they fall silent for
   * as long as it takes to be given up; it is stopped for as long, and what was sent to it meanwhile it still reads.
   */
  readonly what: "killed" | "restarted" | "cut" | "hung" | "stopped";
}

/** How long a daemon may take to end, before it is killed. */
const endsMs = 5000;

/** Ends a daemon as systemd does. libvirt 9.0 hangs when it is ended while a guest that was sent waits to be confirmed. */
async function endDaemon(bed: LibvirtdPair["source"]): Promise<void> {
  const waiting = new AbortController();
  const ended = bed.stopDaemon("SIGTERM").then(() => waiting.abort());
  try {
    await sleep(endsMs, undefined, { signal: waiting.signal });
    await bed.stopDaemon("SIGKILL");
  } catch (error) {
    if (!waiting.signal.aborted) throw error;
  }
  await ended;
}

/** Fulfilled when a host's connection is given up. */
function disconnected(host: Host): Promise<void> {
  return new Promise((resolve) => {
    const off = host.onState(({ kind }) => {
      if (kind !== "disconnected") return;
      off();
      resolve();
    });
  });
}

const keepalive = { intervalMs: 500, count: 2 };

/** Two hosts that are reached through sockets on which faults happen. */
export interface TroubledPair extends AsyncDisposable {
  readonly pair: LibvirtdPair;
  readonly hosts: Readonly<Record<Side, Host>>;
  /** Has the victim suffer. */
  harm(victim: Side, what: Trouble["what"]): Promise<void>;
  /** Migrates a guest, has the trouble happen, and waits for the end. @returns where the migration says the guest is. */
  migrateThrough(guest: Guest, trouble: Trouble, options?: MigrationOptions): Promise<Side>;
  /** Says on which hosts the guest runs, and fails unless it does nothing else there. */
  runsAt(name: string): Promise<readonly Side[]>;
}

/** Starts two daemons and a host for each. */
export async function startTroubledPair(): Promise<TroubledPair> {
  const pair = await startLibvirtdPair();
  const [source, destination] = await Promise.all([startFaultyProxy(pair.source), startFaultyProxy(pair.destination)]);
  const proxies: Readonly<Record<Side, FaultyProxy>> = { source, destination };
  const open = (side: Side) => openHost({ uri: proxies[side].uri, name: side, keepalive });
  const hosts = { source: open("source"), destination: open("destination") };
  await Promise.all([hosts.source, hosts.destination].map((host) => host.whenConnected({ timeoutMs: 30_000 })));

  const harm = async (victim: Side, what: Trouble["what"]) => {
    const [proxy, bed, host] = [proxies[victim], pair[victim], hosts[victim]];
    if (what === "cut") return proxy.cut();
    if (what === "hung") {
      const lost = disconnected(host);
      proxy.hold();
      await lost;
      return proxy.release();
    }
    if (what === "stopped") {
      const lost = disconnected(host);
      await bed.pauseDaemon();
      await lost;
      // A migration has connections of its own, which may have heard of it last.
      await sleep((keepalive.count + 2) * keepalive.intervalMs);
      return bed.resumeDaemon();
    }
    await (what === "killed" ? bed.stopDaemon("SIGKILL") : endDaemon(bed));
    await bed.startDaemon();
  };

  return {
    pair,
    hosts,
    harm,
    async migrateThrough(guest, { when, call, victim, what }, options = {}) {
      const { side, procedure } = migrationCalls[call];
      const fault = proxies[side].inject({
        direction: when === "before" ? "to-daemon" : "to-client",
        at: { procedure, type: when === "before" ? 0 : 1 },
        // What is stalled is delivered in the end, which the answer must not be; a stopped daemon's connection is over by then.
        action: when === "before" || what === "stopped" ? "stall" : "cut",
      });
      const job = guest.migrate(hosts.destination, options);
      await Promise.race([fault.happened, job.done]);
      const harmed = harm(victim, what);
      // The daemon finds the call in its socket when it goes on.
      if (what === "stopped" && when === "before") fault.lift();
      await harmed;
      fault.lift();
      return job.done.then(
        () => "destination",
        (error: { details?: { host?: Side } }) => {
          const host = error.details?.host;
          if (host === undefined) throw error;
          return host;
        },
      );
    },
    runsAt: (name) => placesOf(pair, name),
    async [Symbol.asyncDispose]() {
      await Promise.all([hosts.source, hosts.destination].map((host) => host.close()));
      await Promise.all([source, destination].map((proxy) => proxy.close()));
      await pair.stop();
    },
  };
}
