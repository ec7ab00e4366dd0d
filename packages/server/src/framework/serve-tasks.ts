import { serve, tasks } from "@hob/plugin-api";
import type { ItemOf } from "@hob/resources";
import type { Task, TaskState } from "@hob/tasks";
import type { Framework } from "./framework.ts";
import { pageOf } from "./page-of.ts";

/** Newest tasks that a list holds when it does not say how many. */
const shownByDefault = 1000;

/** Long work. */
export const serveTasks = serve(tasks, (framework: Framework) => ({
  list: async ({ query }) => {
    const { state, resource, target } = query;
    const found = await framework.tasks.list({
      ...(state === undefined ? {} : { states: [state as TaskState] }),
      ...(resource === undefined || target === undefined ? {} : { target: { resource, id: target } }),
      limit: shownByDefault,
    });
    return pageOf(found.map(shown), query);
  },
  get: async ({ id }) => shown(await framework.tasks.get(id)),
  actions: { cancel: async ({ id }) => shown(await framework.tasks.cancel(id)) },
}));

/** A stored task is what the API shows; only the marks of what is read-only differ. */
function shown(task: Task): ItemOf<typeof tasks> {
  return task as ItemOf<typeof tasks>;
}
