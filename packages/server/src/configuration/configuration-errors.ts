import { defineError } from "@hob/errors";

/** The configuration file cannot be read. */
export const ConfigurationUnreadable = defineError("server.configuration-unreadable", {
  kind: "invalid",
  message: (d: { path: string; reason: string }) => `The configuration file '${d.path}' cannot be read: ${d.reason}.`,
});

/** The configuration says something that is not understood. */
export const ConfigurationInvalid = defineError("server.configuration-invalid", {
  kind: "invalid",
  message: (d: { field: string; problem: string; accepted?: string }) =>
    `The configuration's '${d.field}' ${d.problem}.`,
  hint: (d) => d.accepted,
});

/** The configuration has a section for a plugin that there is none of. */
export const PluginUnknown = defineError("server.plugin-unknown", {
  kind: "invalid",
  message: (d: { id: string; known: readonly string[] }) =>
    `The configuration names the plugin '${d.id}', which does not exist; there are: ${d.known.join(", ") || "none"}.`,
  hint: "Correct the name under `plugins:`, or remove the section.",
});
