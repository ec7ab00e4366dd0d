import { defineWebPlugin } from "@hob/ui";
import { ServerIcon } from "@patternfly/react-icons/dist/esm/icons/server-icon.js";
import { hosts } from "./model/index.ts";
import { text } from "./web/messages.ts";

export { type HostCard, hostCards } from "./web/host-cards.ts";

/** The web half of the grid plugin. */
export default defineWebPlugin({
  id: "grid",
  tabs: [
    {
      id: "hosts",
      title: text("hosts"),
      path: "/hosts",
      icon: ServerIcon,
      order: 500,
      allow: "hosts:read",
      shortcut: "h",
      create: { title: text("addHost"), path: "/hosts?add", allow: "hosts:manage" },
    },
  ],
  routes: [
    { path: "/hosts", allow: "hosts:read", preload: [hosts], load: () => import("./web/host-list-page.tsx") },
    { path: "/hosts/:id", allow: "hosts:read", load: () => import("./web/host-page.tsx") },
  ],
});
