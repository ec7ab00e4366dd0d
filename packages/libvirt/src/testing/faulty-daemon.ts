import type { Bed } from "@hob/beds";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "../connection/connection.ts";
import type { KeepaliveOptions } from "../connection/keepalive.ts";
import { storagePoolLookupByName } from "../protocol/storage-pool.ts";

/** What befalls a real daemon. */
export interface DaemonTrouble {
  readonly keepalive: KeepaliveOptions;
  /** What a connection that ends of it says; null where everything goes on as if nothing had been. */
  readonly told: RegExp | null;
  /** Has it happen. The daemon is hit before this returns; fulfilled when it serves new clients again. */
  strike(bed: Bed, connection: Connection): Promise<void>;
}

/** Gives a daemon up soon. */
const impatient: KeepaliveOptions = { intervalMs: 300, count: 2 };
/** Does not give a daemon up that is only slow. */
const patient: KeepaliveOptions = { intervalMs: 2000, count: 5 };

/** How long a daemon may take to end in order. */
const endsMs = 10_000;

/** Whoever ends a connection in the middle of a message is told of as one that broke the protocol. */
const ended = /the daemon ended it|the connection ended within a frame/;
const silent = /the daemon no longer answers/;

/** Calls whose arguments fill what stands between two processes; about so many bytes each. */
const callLength = 64 * 1024;

/** What of the line in which calls wait may be filled, so that {@link fill} comes to its end. */
export const fillableLimits = { waitingBytes: 1024 * 1024 };

/**
 * Sends to a daemon that takes nothing: the socket fills, then the outbox, then the line in which calls wait.
 *
 * @returns what becomes of the calls.
 * @throws Error when the line can take another one in the end.
 */
async function fill(connection: Connection): Promise<readonly Promise<string>[]> {
  const send = () => {
    const call = connection.call(storagePoolLookupByName, { name: "x".repeat(callLength) });
    return call.then(
      () => "found",
      (error: { code: string }) => error.code,
    );
  };
  const calls = Array.from({ length: 64 }, send);
  // What was sent at once has gone as far as it can.
  await sleep(20);
  if ((await send()) !== "libvirt.overloaded") throw new Error("The daemon still takes what is sent to it.");
  return calls;
}

async function expectCodes(calls: readonly Promise<string>[], sent: string): Promise<void> {
  const codes = await Promise.all(calls);
  const counted = codes.filter((code) => code === sent).length;
  const refused = codes.filter((code) => code === "libvirt.overloaded").length;
  if (counted > 0 && refused > 0 && counted + refused === codes.length) return;
  throw new Error(`${sent} and libvirt.overloaded were expected, not ${[...new Set(codes)].join(", ")}.`);
}

/** Real signals, and what a daemon's silence does. */
export const daemonTroubles = {
  killed: {
    keepalive: patient,
    told: ended,
    async strike(bed) {
      await bed.stopDaemon("SIGKILL");
      await bed.startDaemon();
    },
  },
  restarted: {
    keepalive: patient,
    told: ended,
    async strike(bed) {
      const late = setTimeout(() => void bed.stopDaemon("SIGKILL"), endsMs);
      await bed.stopDaemon("SIGTERM");
      clearTimeout(late);
      await bed.startDaemon();
    },
  },
  "stopped until it is given up": {
    keepalive: impatient,
    told: silent,
    async strike(bed, connection) {
      await bed.pauseDaemon();
      await connection.closed;
      bed.resumeDaemon();
    },
  },
  "stopped for a moment": {
    keepalive: patient,
    told: null,
    async strike(bed) {
      await bed.pauseDaemon();
      await sleep(30);
      bed.resumeDaemon();
    },
  },
  "stopped while its socket fills, until it is given up": {
    keepalive: impatient,
    told: silent,
    async strike(bed, connection) {
      await bed.pauseDaemon();
      const calls = await fill(connection);
      await connection.closed;
      bed.resumeDaemon();
      await expectCodes(calls, "libvirt.connection-lost");
    },
  },
  "stopped for a moment while its socket fills": {
    keepalive: patient,
    told: null,
    async strike(bed, connection) {
      await bed.pauseDaemon();
      const calls = await fill(connection);
      bed.resumeDaemon();
      await expectCodes(calls, "libvirt.no-storage-pool");
    },
  },
} as const satisfies Readonly<Record<string, DaemonTrouble>>;
