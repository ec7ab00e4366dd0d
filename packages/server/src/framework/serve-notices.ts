import { notices, serve } from "@hob/plugin-api";
import type { Framework } from "./framework.ts";
import { NoticeNotFound } from "./notice-board.ts";
import { pageOf } from "./page-of.ts";

/** What an administrator should know. */
export const serveNotices = serve(notices, (framework: Framework) => ({
  list: async ({ query }) => pageOf(await framework.notices.list(), query),
  delete: async ({ id }) => {
    const known = await framework.notices.list();
    if (!known.some((notice) => notice.id === id)) throw new NoticeNotFound({ key: id });
    await framework.notices.clear(id);
  },
}));
