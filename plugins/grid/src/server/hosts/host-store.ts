import type { Kysely } from "kysely";
import type { VirtualizationSetting } from "../../model/index.ts";
import type { GridTables, HostRow } from "./host-row.ts";

/** Keeps the hosts in the database. */
export interface HostStore {
  all(): Promise<readonly HostRow[]>;
  add(row: HostRow): Promise<void>;
  change(id: string, change: Partial<Omit<HostRow, "id" | "uri" | "createdAt">>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Whether something that is done once has been done; {@link markDone} says that it has. */
  isDone(what: string): Promise<boolean>;
  markDone(what: string): Promise<void>;
}

/** The hosts in the tables that {@link createHosts} makes. */
export function hostStore(database: Kysely<any>): HostStore {
  const db: Kysely<GridTables> = database;
  return {
    async all() {
      const rows = await db.selectFrom("grid_hosts").selectAll().orderBy("created_at").orderBy("id").execute();
      return rows.map(({ remembered, named, created_at, virtualization, ...row }) => ({
        ...row,
        named: named === 1,
        virtualization: virtualization as VirtualizationSetting,
        remembered: remembered === null ? null : JSON.parse(remembered),
        createdAt: Number(created_at),
      }));
    },
    async add({ named, remembered, createdAt, ...row }) {
      const values = { ...row, named: named ? 1 : 0, remembered: stored(remembered), created_at: createdAt };
      await db.insertInto("grid_hosts").values(values).execute();
    },
    async change(id, { named, remembered, ...change }) {
      const values = {
        ...change,
        ...(named === undefined ? {} : { named: named ? 1 : 0 }),
        ...(remembered === undefined ? {} : { remembered: stored(remembered) }),
      };
      await db.updateTable("grid_hosts").set(values).where("id", "=", id).execute();
    },
    async remove(id) {
      await db.deleteFrom("grid_hosts").where("id", "=", id).execute();
    },
    async isDone(what) {
      return (await db.selectFrom("grid_done").select("at").where("what", "=", what).executeTakeFirst()) !== undefined;
    },
    async markDone(what) {
      const values = { what, at: Date.now() };
      await db
        .insertInto("grid_done")
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

const stored = (value: HostRow["remembered"]) => (value === null ? null : JSON.stringify(value));
