import { hostCards } from "@hob/plugin-grid/web";
import { defineWebPlugin, searchProviders } from "@hob/ui";
import { VirtualMachineIcon } from "@patternfly/react-icons/dist/esm/icons/virtual-machine-icon.js";
import { lazy } from "react";
import { vms } from "./model/index.ts";
import { text } from "./web/messages.ts";
import { vmSearch } from "./web/vm-search.ts";

/** The web half of the virtualization plugin. */
export default defineWebPlugin({
  id: "virtualization",
  tabs: [
    {
      id: "vms",
      title: text("vms"),
      path: "/vms",
      icon: VirtualMachineIcon,
      order: 100,
      allow: "vms:read",
      shortcut: "v",
      create: { title: text("createVm"), path: "/vms/create", allow: "vms:create" },
    },
  ],
  routes: [
    { path: "/vms", allow: "vms:read", preload: [vms], load: () => import("./web/list/vm-list-page.tsx") },
    { path: "/vms/create", allow: "vms:create", load: () => import("./web/create/create-page.tsx") },
    { path: "/vms/:id/*", allow: "vms:read", load: () => import("./web/page/vm-page.tsx") },
  ],
  fills: [
    searchProviders.fill(vmSearch),
    hostCards.fill({
      id: "storage",
      title: text("host.storage"),
      card: lazy(() => import("./web/host/storage-card.tsx")),
    }),
    hostCards.fill({
      id: "networks",
      title: text("host.networks"),
      card: lazy(() => import("./web/host/networks-card.tsx")),
    }),
  ],
});
