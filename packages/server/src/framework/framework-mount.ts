import type { ServedResource } from "@hob/plugin-api";
import type { Mount } from "../plugins/mount-table.ts";
import type { Framework } from "./framework.ts";
import { serveAudit } from "./serve-audit.ts";
import { serveNotices } from "./serve-notices.ts";
import { servePlugins } from "./serve-plugins.ts";
import { serveSession } from "./serve-session.ts";
import { serveSetup } from "./serve-setup.ts";
import { serveTasks } from "./serve-tasks.ts";
import { serveTokens } from "./serve-tokens.ts";
import { serveUsers } from "./serve-users.ts";

const served: readonly ServedResource<Framework>[] = [
  serveSetup,
  serveSession,
  serveTokens,
  serveUsers,
  serveTasks,
  servePlugins,
  serveNotices,
  serveAudit,
];

/** What the framework serves by itself, in the same form as a plugin's. */
export function frameworkMount(framework: Framework): Mount {
  return {
    owner: "hob",
    permissions: {
      "users:read": "See users",
      "users:manage": "Add, change and delete users",
      "audit:read": "See who changed what",
      "tasks:read": "See tasks",
      "tasks:cancel": "Cancel tasks",
      "notices:read": "See notices",
      "notices:dismiss": "Dismiss notices",
    },
    resources: served.map(({ resource, handlers }) => ({ resource, handlers: handlers(framework) })),
    sockets: [],
  };
}
