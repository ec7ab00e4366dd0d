import { summariseOs } from "@hob/osinfo";
import { serve } from "@hob/plugin-api";
import { page } from "@hob/plugin-grid";
import { operatingSystems } from "../../model/index.ts";
import type { Osinfo } from "../osinfo.ts";

/** The operating systems that guests can be designed for, newest first; found by short id or by osinfo's id. */
export const serveOperatingSystems = serve(operatingSystems, ({ osinfo }: { readonly osinfo: Osinfo }) => ({
  async list({ query }) {
    const db = await osinfo();
    const found = query.search === undefined ? db.all() : db.search(query.search);
    const { items, ...rest } = page(found, query);
    return { ...rest, items: items.map((os) => summariseOs(os)) };
  },
  get: async ({ id }) => summariseOs((await osinfo()).get(id)),
}));
