import type { Step } from "@hob/tasks";
import { randomUUID } from "node:crypto";
import type { BuildInput, BuildNotes } from "../build-plan.ts";
import { unknownPool } from "../plan/unknown-names.ts";
import { directoryPoolXml } from "../storage/default-pool.ts";
import { ensureActive } from "../storage/ensure-active.ts";
import { orNull } from "../storage/or-null.ts";
import { connectedHost, type HostFor } from "./connected-host.ts";

/** Starts the pool, or makes it where it is missing. Taken back, a pool made here goes unless others use it by now. */
export const preparePool = (hostFor: HostFor): Step<BuildInput, BuildNotes> => ({
  id: "prepare-pool",
  title: "Prepare the storage pool",
  async execute({ input, signal, note, log }) {
    const { pool: name, makePoolAt } = input.plan.disk;
    const host = await connectedHost(hostFor, input.host, signal);
    const present = await orNull(host.pool(name));
    if (present) {
      if (await ensureActive(present)) log(`Started storage pool '${name}'.`);
      return;
    }
    if (makePoolAt === null) throw await unknownPool(host, name);
    const uuid = randomUUID();
    await note({ pool: { name, uuid } });
    const pool = await host.definePool(directoryPoolXml(name, makePoolAt, uuid));
    await pool.build();
    await pool.start();
    await pool.setAutostart(true);
    log(`Made storage pool '${name}' in ${makePoolAt}.`);
  },
  async undo({ input, notes, log }) {
    if (!notes.pool) return;
    const { name, uuid } = notes.pool;
    const host = await connectedHost(hostFor, input.host);
    const pool = await orNull(host.pool(name));
    if (pool?.uuid !== uuid) return;
    const isRunning = (await pool.info()).state !== "inactive";
    if (isRunning && (await pool.volumes()).length > 0) {
      log(`Storage pool '${name}' stays: it holds volumes.`);
      return;
    }
    if (isRunning) await pool.destroy();
    await pool.undefine();
  },
});
