import type { Step, StepRun } from "@hob/tasks";
import type { Host, Pool } from "@hob/virt";
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
  applies: ({ plan }) => plan.volumes.length > 0,
  async execute(run) {
    const { input, signal, log } = run;
    const host = await connectedHost(hostFor, input.host, signal);
    const pools = new Map(input.plan.volumes.map(({ pool, makePoolAt }) => [pool, makePoolAt]));
    for (const [name, makePoolAt] of pools) {
      const present = await orNull(host.pool(name));
      const isOwn = present !== null && present.uuid === run.notes.pool?.uuid;
      if (present && !isOwn) {
        if (await ensureActive(present)) log(`Started storage pool '${name}'.`);
        continue;
      }
      if (makePoolAt === null) throw await unknownPool(host, name);
      await makePool(host, { name, path: makePoolAt, present }, run);
    }
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
  resume: true,
});

/** Makes a pool, or what is missing of one that an earlier life of this program began to make. */
async function makePool(
  host: Host,
  { name, path, present }: { readonly name: string; readonly path: string; readonly present: Pool | null },
  { notes, note, log }: StepRun<BuildInput, BuildNotes>,
): Promise<void> {
  const uuid = notes.pool?.uuid ?? randomUUID();
  await note({ pool: { name, uuid } });
  const pool = present ?? (await host.definePool(directoryPoolXml(name, path, uuid)));
  if ((await pool.info()).state === "inactive") {
    await pool.build();
    await pool.start();
  }
  await pool.setAutostart(true);
  log(`Made storage pool '${name}' in ${path}.`);
}
