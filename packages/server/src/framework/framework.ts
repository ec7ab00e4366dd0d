import type { Environment } from "@hob/plugin-api";
import type { TaskEngine } from "@hob/tasks";
import type { Logger } from "pino";
import type { EventHub } from "../events/event-hub.ts";
import type { ApiTokens } from "../identity/api-tokens.ts";
import type { OpenConnections } from "../identity/open-connections.ts";
import type { Sessions } from "../identity/sessions.ts";
import type { SetupLink } from "../identity/setup-link.ts";
import type { Users } from "../identity/users.ts";
import type { MountTable } from "../plugins/mount-table.ts";
import type { PluginHost } from "../plugins/plugin-host.ts";
import type { TicketOffice } from "../sockets/tickets.ts";
import type { Store } from "../store/open-store.ts";
import type { NoticeBoard } from "./notice-board.ts";

/** The parts of the running server. */
export interface Framework {
  readonly environment: Environment;
  readonly now: () => number;
  readonly log: Logger;
  readonly store: Store;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly setupLink: SetupLink;
  /** Checks a name and a password. @returns the user's id. */
  readonly logIn: (username: string, password: string, address: string) => Promise<string>;
  readonly open: OpenConnections;
  readonly hub: EventHub;
  readonly tasks: TaskEngine;
  readonly notices: NoticeBoard;
  readonly tickets: TicketOffice;
  readonly table: MountTable;
  readonly plugins: PluginHost;
}
