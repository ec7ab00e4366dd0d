import { defineCliPlugin } from "@hob/cli";

/** The commands about hosts. */
export default defineCliPlugin({
  id: "grid",
  commands: [
    { path: "host list", summary: "List the hosts", load: () => import("./cli/host-list.ts") },
    { path: "host show", summary: "Show a host", load: () => import("./cli/host-show.ts") },
    { path: "host add", summary: "Add a host by its libvirt URI", load: () => import("./cli/host-add.ts") },
    {
      path: "host remove",
      summary: "Forget a host; nothing on it is touched",
      load: () => import("./cli/host-remove.ts"),
    },
  ],
});
