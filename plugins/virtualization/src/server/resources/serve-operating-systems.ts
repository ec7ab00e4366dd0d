import { type OsDatabase, summariseOs } from "@hob/osinfo";
import { serve } from "@hob/plugin-api";
import { page } from "@hob/plugin-grid";
import { operatingSystems } from "../../model/index.ts";

/** The operating systems that guests can be designed for, newest first; found by short id or by osinfo's id. */
export const serveOperatingSystems = serve(operatingSystems, ({ osinfo }: { readonly osinfo: OsDatabase }) => ({
  list({ query }) {
    const found = query.search === undefined ? osinfo.all() : osinfo.search(query.search);
    const { items, ...rest } = page(found, query);
    return { ...rest, items: items.map((os) => summariseOs(os)) };
  },
  get: ({ id }) => summariseOs(osinfo.get(id)),
}));
