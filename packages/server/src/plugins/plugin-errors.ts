import { defineError } from "@hob/errors";

/** No plugin is listed under this id. */
export const PluginNotFound = defineError("server.plugin-not-found", {
  kind: "not-found",
  message: (d: { id: string }) => `There is no plugin '${d.id}'.`,
  hint: "List the plugins with `GET /api/plugins`.",
});

/** A plugin's module could not be loaded. */
export const PluginNotLoaded = defineError("server.plugin-not-loaded", {
  kind: "unavailable",
  message: (d: { id: string; reason: string }) => `The plugin '${d.id}' could not be loaded: ${d.reason}.`,
});

/** A service that a plugin cannot live without is not there. */
export const NeedMissing = defineError("server.plugin-need-missing", {
  kind: "unavailable",
  message: (d: { id: string; service: string; owner: string; why: string }) =>
    `The plugin '${d.id}' needs the service '${d.service}' of '${d.owner}', which ${d.why}.`,
});

/** Plugins that wait for each other can never start. */
export const NeedsCycle = defineError("server.plugin-needs-cycle", {
  kind: "conflict",
  message: (d: { id: string; cycle: readonly string[] }) =>
    `The plugin '${d.id}' needs itself: ${d.cycle.join(" → ")}.`,
});

/** A plugin failed while it started. */
export const PluginNotStarted = defineError("server.plugin-not-started", {
  kind: "unavailable",
  message: (d: { id: string; reason: string }) => `The plugin '${d.id}' could not be started: ${d.reason}.`,
});
