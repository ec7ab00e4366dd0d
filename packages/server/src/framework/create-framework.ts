import { createTaskEngine } from "@hob/tasks";
import type { Logger } from "pino";
import type { Configuration } from "../configuration/configuration.ts";
import { EventHub } from "../events/event-hub.ts";
import { itemSerialisers } from "../events/item-serialisers.ts";
import { createApiTokens } from "../identity/api-tokens.ts";
import { LockOut } from "../identity/lock-out.ts";
import { createLogIn } from "../identity/log-in.ts";
import { OpenConnections } from "../identity/open-connections.ts";
import { createSessions } from "../identity/sessions.ts";
import { createSetupLink } from "../identity/setup-link.ts";
import { createUsers } from "../identity/users.ts";
import { MountTable } from "../plugins/mount-table.ts";
import { PluginHost } from "../plugins/plugin-host.ts";
import { SlotBoard } from "../plugins/slot-board.ts";
import type { ServerOptions } from "../server-options.ts";
import { TicketOffice } from "../sockets/tickets.ts";
import type { Store } from "../store/open-store.ts";
import { taskTable } from "../store/task-table.ts";
import type { Framework } from "./framework.ts";
import { frameworkMount } from "./framework-mount.ts";
import { frameworkServices } from "./framework-services.ts";
import { createNoticeBoard } from "./notice-board.ts";

/** Puts the parts of a server together and mounts the framework's own resources. No plugin is loaded yet. */
export function createFramework(
  options: ServerOptions,
  configuration: Configuration,
  store: Store,
  now: () => number,
  log: Logger,
): Framework {
  const { dataDirectory, version, startOptions = {} } = options;
  const table = new MountTable();
  const tasks = createTaskEngine({ store: taskTable(store), clock: now, log });
  const hub = new EventHub(itemSerialisers(table), log);
  tasks.onChange((task) => {
    const change = task.version <= 1 ? "created" : "changed";
    hub.publish({ resource: "tasks", id: task.id, change, item: task });
  });
  const parts = {
    environment: { dataDirectory, version, startOptions },
    now,
    log,
    store,
    table,
    tasks,
    hub,
    users: createUsers(store, now),
    sessions: createSessions(store, configuration.sessions, now),
    tokens: createApiTokens(store, now),
    setupLink: createSetupLink(store, now),
    logIn: createLogIn(store, new LockOut(now)),
    open: new OpenConnections(),
    tickets: new TicketOffice(now),
    notices: createNoticeBoard(store, hub, now),
  };
  const plugins = new PluginHost({
    listings: options.plugins,
    configuration,
    log,
    store,
    table,
    tasks,
    slots: new SlotBoard(),
    frameworkServices: frameworkServices(parts),
    onChange: (plugin) => hub.publish({ resource: "plugins", id: plugin.id, change: "changed", item: plugin }),
  });
  const framework = { ...parts, plugins };
  table.add(frameworkMount(framework));
  return framework;
}
