import type { HobError } from "@hob/errors";
import { type AnyPlugin, ownerOf, type ServiceRef } from "@hob/plugin-api";
import { NeedMissing, NeedsCycle } from "./plugin-errors.ts";

/** The plugins whose services a plugin needs; the framework is not one. */
export function dependenciesOf(plugin: AnyPlugin): readonly string[] {
  const owners = (Object.values(plugin.needs ?? {}) as ServiceRef<unknown>[]).map(ownerOf);
  return [...new Set(owners)].filter((owner) => owner !== "hob");
}

/** In which order plugins start, and which cannot. */
export interface PluginOrder {
  readonly order: readonly AnyPlugin[];
  readonly failed: ReadonlyMap<string, HobError>;
}

/**
 * Orders plugins so that each comes after those whose services it needs.
 *
 * @param why what is the matter with a plugin that is not among them: `is disabled`, `is not installed`.
 */
export function orderPlugins(plugins: readonly AnyPlugin[], why: (id: string) => string): PluginOrder {
  const byId = new Map(plugins.map((plugin) => [plugin.id, plugin]));
  const order: AnyPlugin[] = [];
  const failed = new Map<string, HobError>();
  const done = new Set<string>();

  const visit = (plugin: AnyPlugin, path: readonly string[]): void => {
    const { id } = plugin;
    const begun = path.indexOf(id);
    if (begun >= 0) {
      const cycle = path.slice(begun);
      cycle.forEach((member, index) => {
        const turned = [...cycle.slice(index), ...cycle.slice(0, index), member];
        failed.set(member, new NeedsCycle({ id: member, cycle: turned }));
      });
      return;
    }
    if (done.has(id)) return;
    for (const owner of dependenciesOf(plugin)) {
      const other = byId.get(owner);
      if (other) visit(other, [...path, id]);
    }
    done.add(id);
    const missing = (Object.values(plugin.needs ?? {}) as ServiceRef<unknown>[]).find((need) => {
      const owner = ownerOf(need);
      return owner !== "hob" && (!byId.has(owner) || failed.has(owner));
    });
    if (missing && !failed.has(id)) {
      const owner = ownerOf(missing);
      failed.set(
        id,
        new NeedMissing({ id, service: missing.id, owner, why: byId.has(owner) ? "cannot start" : why(owner) }),
      );
    }
    if (!failed.has(id)) order.push(plugin);
  };
  for (const plugin of plugins) visit(plugin, []);
  return { order, failed };
}
