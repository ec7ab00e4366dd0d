import { CogIcon } from "@patternfly/react-icons/dist/esm/icons/cog-icon.js";
import { shellText } from "../messages/shell-messages.ts";
import { defineWebPlugin } from "../plugin/define-web-plugin.ts";

/** The id of the framework's own pages: they show whatever plugins there are. */
export const frameworkId = "hob";

/** The framework's own pages: users, plugins, about. */
export const administration = defineWebPlugin({
  id: frameworkId,
  tabs: [
    {
      id: "administration",
      title: shellText("administration"),
      path: "/administration",
      icon: CogIcon,
      order: 1000,
      shortcut: "a",
    },
  ],
  routes: [
    { path: "/administration", load: () => import("./plugins-page.tsx") },
    { path: "/administration/plugins", load: () => import("./plugins-page.tsx") },
    { path: "/administration/users", load: () => import("./users-page.tsx"), allow: "users:read" },
    { path: "/administration/about", load: () => import("./about-page.tsx") },
  ],
});
