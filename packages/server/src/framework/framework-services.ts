import {
  databaseService,
  environmentService,
  eventsService,
  logService,
  noticesService,
  type ServiceRef,
  tasksService,
  ticketsService,
} from "@hob/plugin-api";
import type { Framework } from "./framework.ts";

/** Makes a service for one plugin. */
export type MakeService = (plugin: string) => unknown;

/** The services that the framework offers, by the ids of their references. */
export function frameworkServices(
  parts: Pick<Framework, "tasks" | "hub" | "store" | "log" | "notices" | "tickets" | "environment">,
): ReadonlyMap<string, MakeService> {
  const offers: [ServiceRef<unknown>, MakeService][] = [
    [tasksService, () => parts.tasks],
    [eventsService, () => parts.hub],
    [databaseService, () => parts.store],
    [logService, (plugin) => parts.log.child({ plugin })],
    [noticesService, () => parts.notices],
    [ticketsService, () => parts.tickets],
    [environmentService, () => parts.environment],
  ];
  return new Map(offers.map(([ref, make]) => [ref.id, make]));
}
