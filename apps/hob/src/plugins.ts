import type { PluginListing } from "@hob/server";

/** The plugins that Hob consists of; each is loaded only when it is enabled. */
export const plugins: readonly PluginListing[] = [
  { id: "grid", load: () => import("@hob/plugin-grid") },
  { id: "kvm", load: () => import("@hob/plugin-kvm") },
  { id: "virtualization", load: () => import("@hob/plugin-virtualization") },
];
