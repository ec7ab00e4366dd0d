import type { ChangeEvent, SamplesEvent } from "@hob/resources";
import type { JsonObject, TaskEngine } from "@hob/tasks";
import type { Kysely } from "kysely";
import type { Caller } from "./handlers.ts";
import { serviceRef } from "./service.ts";

/** Runs long work. */
export const tasksService = serviceRef<TaskEngine>("hob.tasks");

/** Tells browsers and command lines what has changed. */
export interface Events {
  /** Sends a change to all who may read the resource. Cheap; called for every change. */
  publish(event: ChangeEvent): void;
  publishSamples(event: SamplesEvent): void;
  /** Whether anyone listens for live figures of a resource right now: if not, there is no need to take them. */
  wantsSamples(resource: string): boolean;
  /** Hears when {@link wantsSamples} may have changed. @returns stop listening. */
  onDemand(listener: () => void): () => void;
}
/** The event stream. */
export const eventsService = serviceRef<Events>("hob.events");

/** The database, for a plugin's own tables: those that its migrations make, named `<plugin>_…`. */
export const databaseService = serviceRef<Kysely<any>>("hob.database");

/** Structured log lines; the first argument's fields are searchable. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
/** The plugin's own log; its lines carry the plugin's id. */
export const logService = serviceRef<Log>("hob.log");

/** Something an administrator should know, until it is dismissed or no longer true. */
export interface Notice {
  /** `<area>.<what>:<object>`: raising the same key again renews the notice, it is not repeated. */
  readonly key: string;
  readonly severity: "info" | "warning" | "danger";
  readonly title: string;
  readonly hint?: string;
  readonly target?: { readonly resource: string; readonly id: string; readonly name: string };
}
/** Raises and clears notices. */
export interface Notices {
  raise(notice: Notice): Promise<void>;
  clear(key: string): Promise<void>;
}
/** The notices in the masthead. */
export const noticesService = serviceRef<Notices>("hob.notices");

/** One-time keys to web sockets. */
export interface Tickets {
  /** Bound to the caller's user and to one socket; usable once, within 30 s. */
  issue(caller: Caller, socket: string, payload: JsonObject): { readonly ticket: string; readonly expiresAt: number };
}
/** Issues tickets for the sockets that a plugin brings. */
export const ticketsService = serviceRef<Tickets>("hob.tickets");

/** Where the server runs and keeps its files. */
export interface Environment {
  /** The data directory; a plugin keeps files under `<directory>/<plugin>/`. */
  readonly dataDirectory: string;
  readonly version: string;
  /** Options given at start, by name, such as `host`: what `--host URI` or `HOB_HOST` said. */
  readonly startOptions: Readonly<Record<string, string | undefined>>;
}
/** The server's surroundings. */
export const environmentService = serviceRef<Environment>("hob.environment");
