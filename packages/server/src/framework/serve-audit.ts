import { audit, serve } from "@hob/plugin-api";
import type { ItemOf } from "@hob/resources";
import type { Selectable } from "kysely";
import type { AuditRow } from "../store/framework-tables.ts";
import type { Framework } from "./framework.ts";

/** Entries of a page when the request does not say how many. */
const pageSize = 1000;

/** Reading the audit log. A page's cursor is the id that the next one begins below: it stands still while the log grows. */
export const serveAudit = serve(audit, ({ store }: Framework) => ({
  list: async ({ query }) => {
    const { limit = pageSize, cursor, user, operation, target, from, to } = query;
    let entries = store.selectFrom("hob_audit");
    if (user !== undefined) entries = entries.where("user_name", "=", user);
    if (operation !== undefined) entries = entries.where("operation", "=", operation);
    if (target !== undefined) entries = entries.where("target", "=", target);
    if (from !== undefined) entries = entries.where("at", ">=", from);
    if (to !== undefined) entries = entries.where("at", "<", to);
    const { total } = await entries.select((row) => row.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
    const page = cursor === undefined ? entries : entries.where("id", "<", Number(cursor) || 0);
    const rows = await page.selectAll().orderBy("id", "desc").limit(limit).execute();
    const last = rows.at(-1);
    const more =
      last && rows.length === limit && (await page.select("id").where("id", "<", last.id).executeTakeFirst());
    return {
      items: rows.map(shown),
      total,
      ...(more ? { next: String(last.id) } : {}),
    };
  },
}));

function shown(row: Selectable<AuditRow>): ItemOf<typeof audit> {
  const { id, at, user_name, address, operation, target, status, code, request_id } = row;
  return { id, at, user: user_name, address, operation, target, status, code, requestId: request_id };
}
