import { type AnyPlugin, ownerOf, type plugins, type ServiceRef } from "@hob/plugin-api";
import type { ItemOf } from "@hob/resources";
import type { Logger } from "pino";
import type { Configuration } from "../configuration/configuration.ts";
import { dependenciesOf, orderPlugins } from "./order-plugins.ts";
import { NeedMissing, PluginNotLoaded, PluginNotStarted } from "./plugin-errors.ts";
import type { PluginListing } from "./plugin-listing.ts";
import { type PluginPorts, type RunningPlugin, startPlugin } from "./start-plugin.ts";

/** A plugin as it is shown. */
export type ShownPlugin = ItemOf<typeof plugins>;

interface Entry {
  readonly id: string;
  state: "enabled" | "disabled" | "failed";
  reason: string | null;
  definition: AnyPlugin | undefined;
  running: RunningPlugin | undefined;
}

/** What the host needs besides what it passes on to plugins. */
export interface PluginHostOptions extends Omit<PluginPorts, "service"> {
  readonly listings: readonly PluginListing[];
  readonly configuration: Configuration;
  readonly log: Logger;
  /** The framework's services by the id of their references, made for one plugin. */
  readonly frameworkServices: ReadonlyMap<string, (plugin: string) => unknown>;
  /** A plugin's state has changed. */
  onChange(plugin: ShownPlugin): void;
}

/** Loads, starts and stops the plugins. One that fails is kept in the list with its reason; the others live on. */
export class PluginHost {
  readonly #options: PluginHostOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #started: Entry[] = [];

  constructor(options: PluginHostOptions) {
    this.#options = options;
  }

  /** Every plugin of the listing, in its order. */
  list(): readonly ShownPlugin[] {
    return [...this.#entries.values()].map((entry) => this.#shown(entry));
  }

  /**
   * Loads and starts every plugin that is not disabled.
   *
   * @throws what {@link Configuration.sectionOf} throws for a section that does not fit: that is the user's to repair,
   * and the server does not start before.
   */
  async start(): Promise<void> {
    const { listings, configuration } = this.#options;
    await Promise.all(
      listings.map(async (listing) => {
        const { id } = listing;
        const entry: Entry = { id, state: "disabled", reason: null, definition: undefined, running: undefined };
        this.#entries.set(id, entry);
        if (configuration.isEnabled(id)) await this.#load(listing, entry);
      }),
    );
    const loaded = [...this.#entries.values()].flatMap(({ definition }) => definition ?? []);
    const sections = new Map(loaded.map((plugin) => [plugin.id, configuration.sectionOf(plugin)]));
    const { order, failed } = orderPlugins(loaded, (id) => this.#whyNot(id));
    for (const [id, error] of failed) this.#fail(id, error);
    for (const plugin of order) await this.#start(plugin, sections.get(plugin.id));
  }

  /** Stops every plugin that runs, those that need others first. */
  async stop(): Promise<void> {
    for (const entry of this.#started.splice(0).toReversed()) {
      try {
        await entry.running?.stop();
      } catch (err) {
        this.#options.log.error({ err, plugin: entry.id }, "A plugin failed while it stopped");
      }
      entry.running = undefined;
      entry.state = "disabled";
    }
  }

  async #load({ id, load }: PluginListing, entry: Entry): Promise<void> {
    try {
      const { default: definition } = await load();
      if (definition?.id !== id) throw new Error(`its default export is not a plugin of the id '${id}'`);
      entry.definition = definition;
    } catch (cause) {
      this.#fail(id, new PluginNotLoaded({ id, reason: reasonOf(cause) }, { cause }));
    }
  }

  async #start(plugin: AnyPlugin, config: unknown): Promise<void> {
    const { id } = plugin;
    const entry = this.#entries.get(id);
    if (!entry) return;
    try {
      const service = (ref: ServiceRef<unknown>) => this.#service(ref, id);
      entry.running = await startPlugin(plugin, config, { ...this.#options, service });
      entry.state = "enabled";
      this.#started.push(entry);
      this.#options.onChange(this.#shown(entry));
    } catch (cause) {
      const known = cause instanceof NeedMissing;
      this.#fail(id, known ? cause : new PluginNotStarted({ id, reason: reasonOf(cause) }, { cause }));
    }
  }

  #service(ref: ServiceRef<unknown>, id: string): unknown {
    const owner = ownerOf(ref);
    const own = this.#options.frameworkServices.get(ref.id);
    if (own) return own(id);
    const service = this.#entries.get(owner)?.running?.offers.get(ref.id);
    if (service === undefined) throw new NeedMissing({ id, service: ref.id, owner, why: this.#whyNot(owner) });
    return service;
  }

  #whyNot(id: string): string {
    const entry = this.#entries.get(id);
    if (id === "hob" || entry?.state === "enabled") return "does not offer it";
    if (!entry) return "is not installed";
    return entry.state === "failed" ? "has failed" : "is disabled";
  }

  #fail(id: string, error: Error): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.state = "failed";
    entry.reason = error.message;
    this.#options.log.error({ err: error, plugin: id }, error.message);
    this.#options.onChange(this.#shown(entry));
  }

  #shown({ id, state, reason, definition }: Entry): ShownPlugin {
    const all = [...this.#entries.values()].flatMap((entry) => entry.definition ?? []);
    return {
      id,
      title: definition?.title ?? id,
      version: definition?.version ?? "",
      description: definition?.description ?? "",
      state,
      reason,
      dependsOn: definition ? [...dependenciesOf(definition)] : [],
      neededBy: all.filter((other) => dependenciesOf(other).includes(id)).map((other) => other.id),
    };
  }
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/\.$/, "");
}
