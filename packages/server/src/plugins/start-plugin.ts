import type { AnyPlugin, Brings, ServiceRef, Started } from "@hob/plugin-api";
import type { TaskEngine } from "@hob/tasks";
import type { Store } from "../store/open-store.ts";
import { migrate } from "../store/migrate.ts";
import { checkHandlers } from "./handler-of.ts";
import type { MountTable } from "./mount-table.ts";
import type { SlotBoard } from "./slot-board.ts";

/** Where a plugin's parts go. */
export interface PluginPorts {
  readonly store: Store;
  readonly table: MountTable;
  readonly slots: SlotBoard;
  readonly tasks: TaskEngine;
  /** A service of the framework or of a plugin that has started. @throws Error when it is not there. */
  service(ref: ServiceRef<unknown>, forPlugin: string): unknown;
}

/** A plugin that runs. */
export interface RunningPlugin {
  /** The services it offers, by the id of their references. */
  readonly offers: ReadonlyMap<string, unknown>;
  /** Unmounts all of it and disposes of it. */
  stop(): Promise<void>;
}

/**
 * Starts a plugin: tables, services, then everything it brings is mounted at once. When any of it fails, what was done
 * is taken back.
 *
 * @param config its section of the configuration, complete.
 * @throws what failed.
 */
export async function startPlugin(plugin: AnyPlugin, config: unknown, ports: PluginPorts): Promise<RunningPlugin> {
  const { id } = plugin;
  if (plugin.migrations) await migrate(ports.store, id, plugin.migrations);
  const services: Record<string, unknown> = {};
  for (const [name, ref] of Object.entries((plugin.needs ?? {}) as Record<string, ServiceRef<unknown>>)) {
    services[name] = ports.service(ref, id);
  }
  const started = await plugin.start?.({ services, config: config as never, slots: ports.slots });
  const undo: (() => unknown)[] = [async () => started?.dispose?.()];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const offers = offersOf(plugin, started);
    for (const [name, ref] of Object.entries((plugin.offers ?? {}) as Record<string, ServiceRef<unknown>>)) {
      services[name] = offers.get(ref.id);
    }
    const brings = (plugin.brings ?? {}) as Brings<unknown>;
    for (const makeKind of brings.tasks ?? []) undo.push(ports.tasks.register(makeKind(services)));
    ports.slots.add(
      id,
      (brings.fills ?? []).map(({ slot, make }) => ({ slot, item: make(services) })),
    );
    undo.push(() => ports.slots.remove(id));
    const resources = (brings.resources ?? []).map((served) => ({
      resource: served.resource,
      handlers: served.handlers(services),
    }));
    resources.forEach(checkHandlers);
    ports.table.add({
      owner: id,
      permissions: plugin.permissions ?? {},
      resources,
      sockets: (brings.sockets ?? []).map((socket) => ({ name: socket.name, open: socket.open(services) })),
    });
    undo.push(() => ports.table.remove(id));
    return { offers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function offersOf(plugin: AnyPlugin, started: Started<Record<string, unknown>> | undefined): Map<string, unknown> {
  const offers = new Map<string, unknown>();
  for (const [name, ref] of Object.entries((plugin.offers ?? {}) as Record<string, ServiceRef<unknown>>)) {
    const service = started?.offers[name];
    if (service === undefined)
      throw new Error(`It offers the service '${ref.id}', but its start did not return it as '${name}'`);
    offers.set(ref.id, service);
  }
  return offers;
}
