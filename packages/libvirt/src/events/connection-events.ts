import {
  connectCloseReason,
  connectEventConnectionClosed,
  connectRegisterCloseCallback,
  connectUnregisterCloseCallback,
} from "../protocol/connect.ts";
import type { Procedure } from "../protocol/procedure.ts";
import type { EventClass, EventRoute } from "./event-class.ts";
import { type Word, wordOf } from "./word-of.ts";

/** The daemon's own connection to the hypervisor ended. */
export interface HypervisorClosedEvent {
  readonly reason: Word<typeof connectCloseReason>;
}

const reasonOf = wordOf(connectCloseReason);
const route: EventRoute = {
  key: "hypervisor closed",
  message: connectEventConnectionClosed,
  hasId: false,
  register: connectRegisterCloseCallback as Procedure<never, unknown>,
  registerArgs: {},
  deregister: connectUnregisterCloseCallback as Procedure<never, unknown>,
  deregisterArgs: () => ({}),
};

const closed: EventClass<never, HypervisorClosedEvent> = {
  name: "hypervisor closed",
  since: connectEventConnectionClosed.since,
  legacyRoute: null,
  route: () => route,
  read: ({ reason }: { readonly reason: number }) => ({ reason: reasonOf(reason) }),
  isOf: () => true,
};

/** Events of the daemon itself. That this connection to it ended, `Connection.closed` tells. */
export const connectionEvents = {
  /** The daemon's connection to a hypervisor that is not on its host ended. Drivers of local hypervisors have none. */
  closed,
} as const;
