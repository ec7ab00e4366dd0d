export {
  type AnyPlugin,
  type Brings,
  definePlugin,
  type PluginDefinition,
  type StartContext,
  type Started,
} from "./define-plugin.ts";
export {
  databaseService,
  type Environment,
  environmentService,
  type Events,
  eventsService,
  type Log,
  logService,
  type Notice,
  type Notices,
  noticesService,
  tasksService,
  type Tickets,
  ticketsService,
} from "./framework-services.ts";
export { type Asked, type Caller, type Handlers, serve, type ServedResource } from "./handlers.ts";
export { audit } from "./resources/audit.ts";
export { notices } from "./resources/notices.ts";
export { plugins } from "./resources/plugins.ts";
export { session } from "./resources/session.ts";
export { setup } from "./resources/setup.ts";
export { tasks } from "./resources/tasks.ts";
export { tokens } from "./resources/tokens.ts";
export { users } from "./resources/users.ts";
export { ownerOf, type ServiceRef, serviceRef, type ServiceRefs, type ServicesOf } from "./service.ts";
export { type Fill, type Slot, slot, type Slots } from "./slot.ts";
export type { OpenSocket, SocketDeclaration } from "./socket.ts";
