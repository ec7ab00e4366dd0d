import type { Task, TaskFilter, TaskStore } from "@hob/tasks";
import type { Store } from "./open-store.ts";

const finished = ["succeeded", "failed", "cancelled", "interrupted"];

/** Keeps tasks in the database: each `put` is on disk when it resolves. */
export function taskTable(store: Store): TaskStore {
  return {
    async put(task) {
      const row = {
        id: task.id,
        kind: task.kind,
        state: task.state,
        owner: task.owner,
        target_resource: task.target?.resource ?? null,
        target_id: task.target?.id ?? null,
        created_at: task.createdAt,
        finished_at: task.finishedAt,
        data: JSON.stringify(task),
      };
      const { id: _, ...changes } = row;
      await store
        .insertInto("hob_tasks")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doUpdateSet(changes))
        .execute();
    },

    async get(id) {
      const row = await store.selectFrom("hob_tasks").select("data").where("id", "=", id).executeTakeFirst();
      return row && (JSON.parse(row.data) as Task);
    },

    async list(filter: TaskFilter = {}) {
      const { states, owner, target, limit = 100 } = filter;
      let query = store.selectFrom("hob_tasks").select("data");
      if (states) query = query.where("state", "in", [...states]);
      if (owner !== undefined) query = query.where("owner", "=", owner);
      if (target) query = query.where("target_resource", "=", target.resource).where("target_id", "=", target.id);
      const rows = await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
      return rows.map((row) => JSON.parse(row.data) as Task);
    },

    async purge(before) {
      const result = await store
        .deleteFrom("hob_tasks")
        .where("state", "in", finished)
        .where("finished_at", "<", before)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
