import type { AnyPlugin } from "@hob/plugin-api";

/** A plugin that the product knows: its id, and how to load it. A disabled one is never loaded. */
export interface PluginListing {
  readonly id: string;
  readonly load: () => Promise<{ readonly default: AnyPlugin }>;
}
