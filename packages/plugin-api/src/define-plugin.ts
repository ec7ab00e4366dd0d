import type { TaskKind } from "@hob/tasks";
import type { Migration } from "kysely/migration";
import type { Static, TObject } from "typebox";
import type { ServedResource } from "./handlers.ts";
import type { ServiceRefs, ServicesOf } from "./service.ts";
import type { Fill, Slots } from "./slot.ts";
import type { SocketDeclaration } from "./socket.ts";

/** What a plugin adds while it is enabled. Each part is made with the services the plugin needs and offers. */
export interface Brings<Services> {
  readonly resources?: readonly ServedResource<Services>[];
  readonly sockets?: readonly SocketDeclaration<Services>[];
  readonly tasks?: readonly ((services: Services) => TaskKind<any, any>)[];
  readonly fills?: readonly Fill<Services>[];
}

/** What `start` is given. */
export interface StartContext<Services, Config> {
  readonly services: Services;
  readonly config: Config;
  readonly slots: Slots;
}

/** What `start` answers: the services the plugin offers, and how to stop. */
export interface Started<Offers> {
  readonly offers: Offers;
  /** Called when the plugin is disabled or the server stops; nothing of the plugin may be left over. */
  dispose?(): Promise<void> | void;
}

/** The server half of a plugin. */
export interface PluginDefinition<
  Needs extends ServiceRefs = ServiceRefs,
  Offers extends ServiceRefs = ServiceRefs,
  Config extends TObject = TObject,
> {
  /** Kebab-case; also the prefix of its services, slots, tables and, by custom, its permissions. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** Services it cannot live without; the plugins that offer them are started before it. */
  readonly needs?: Needs;
  /** Services it gives to others, made by `start`. */
  readonly offers?: Offers;
  /** What its section of the configuration file holds; defaults are filled in. */
  readonly config?: Config;
  /** Permissions it declares, with a line for people: `{ "vms:read": "See virtual machines" }`. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** Its tables, run in the order of their names before it starts. */
  readonly migrations?: Readonly<Record<string, Migration>>;
  readonly brings?: Brings<ServicesOf<Needs> & ServicesOf<Offers>>;
  /**
   * Called once, when the plugin is enabled, before what it brings is mounted.
   * It may fail: the plugin is then shown as failed with the reason, and the rest lives on.
   */
  start?(
    context: StartContext<ServicesOf<Needs>, Static<Config>>,
  ): Promise<Started<ServicesOf<Offers>>> | Started<ServicesOf<Offers>>;
}

/** Declares a plugin; returns it unchanged, typed. */
export function definePlugin<
  const Needs extends ServiceRefs = Record<never, never>,
  const Offers extends ServiceRefs = Record<never, never>,
  Config extends TObject = TObject<Record<never, never>>,
>(definition: PluginDefinition<Needs, Offers, Config>): PluginDefinition<Needs, Offers, Config> {
  return definition;
}

/** A plugin of any needs, as the framework holds it. */
export type AnyPlugin = PluginDefinition<any, any, any>;
