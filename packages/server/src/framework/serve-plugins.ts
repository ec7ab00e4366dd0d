import { plugins, serve } from "@hob/plugin-api";
import type { Framework } from "./framework.ts";
import { pageOf } from "./page-of.ts";
import { PluginNotFound } from "../plugins/plugin-errors.ts";

/** What plugins there are, and how each is. */
export const servePlugins = serve(plugins, (framework: Framework) => ({
  list: ({ query }) => pageOf(framework.plugins.list(), query),
  get: ({ id }) => {
    const plugin = framework.plugins.list().find((plugin) => plugin.id === id);
    if (!plugin) throw new PluginNotFound({ id });
    return plugin;
  },
}));
