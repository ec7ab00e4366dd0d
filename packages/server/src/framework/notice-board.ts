import { defineError } from "@hob/errors";
import { type Notice, type Notices, notices } from "@hob/plugin-api";
import type { ItemOf } from "@hob/resources";
import type { EventHub } from "../events/event-hub.ts";
import type { NoticeRow } from "../store/framework-tables.ts";
import type { Store } from "../store/open-store.ts";

/** No notice has this key. */
export const NoticeNotFound = defineError("server.notice-not-found", {
  kind: "not-found",
  message: (d: { key: string }) => `There is no notice '${d.key}'.`,
});

/** A notice as it is shown. */
export type ShownNotice = ItemOf<typeof notices>;

/** The notices in the masthead: kept over restarts, told to all who may see them. */
export interface NoticeBoard extends Notices {
  list(): Promise<readonly ShownNotice[]>;
}

/** Keeps notices in the store. */
export function createNoticeBoard(store: Store, hub: EventHub, now: () => number): NoticeBoard {
  const find = (key: string) => store.selectFrom("hob_notices").selectAll().where("key", "=", key).executeTakeFirst();
  return {
    async list() {
      const rows = await store.selectFrom("hob_notices").selectAll().orderBy("last_seen", "desc").execute();
      return rows.map(shown);
    },

    async raise(notice: Notice) {
      const { key, severity, title, hint, target } = notice;
      const time = now();
      const said = {
        severity,
        title,
        hint: hint ?? null,
        target: target ? JSON.stringify(target) : null,
        last_seen: time,
      };
      const before = await find(key);
      await store
        .insertInto("hob_notices")
        .values({ key, ...said, first_seen: time, count: 1 })
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet((row) => ({ ...said, count: row("hob_notices.count", "+", 1) })),
        )
        .execute();
      const after = await find(key);
      if (!after) return;
      hub.publish({ resource: "notices", id: key, change: before ? "changed" : "created", item: shown(after) });
    },

    async clear(key) {
      const result = await store.deleteFrom("hob_notices").where("key", "=", key).executeTakeFirst();
      if (result.numDeletedRows > 0n) hub.publish({ resource: "notices", id: key, change: "removed" });
    },
  };
}

function shown(row: NoticeRow): ShownNotice {
  return {
    id: row.key,
    severity: row.severity,
    title: row.title,
    hint: row.hint,
    target: row.target === null ? null : (JSON.parse(row.target) as ShownNotice["target"]),
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    count: row.count,
  };
}
