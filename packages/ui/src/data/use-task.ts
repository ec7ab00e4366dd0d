import { tasks } from "@hob/plugin-api";
import { isFinished, type Task } from "@hob/tasks";
import { type ListResult, useList } from "./use-list.ts";
import { type ItemResult, useItem } from "./use-item.ts";

/** A task, followed until it ends and beyond. Null asks for none. */
export function useTask(id: string | null): ItemResult<Task> {
  return useItem(tasks, id ?? "", { enabled: id !== null }) as ItemResult<Task>;
}

/** The tasks of one object, newest first. */
export function useTasksOf(resource: string, id: string): ListResult<Task> {
  const list = useList(
    tasks,
    { resource, target: id },
    {
      matches: (task) => task.target?.resource === resource && task.target.id === id,
    },
  ) as ListResult<Task>;
  return { ...list, items: newestFirst(list.items) };
}

/** As many tasks are shown: a page that is open for days hears of thousands. */
const recent = 50;

/** The last tasks of everything, newest first, and how many are under way. */
export function useRecentTasks(): ListResult<Task> & { readonly running: number } {
  const list = useList(tasks, { limit: recent }) as ListResult<Task>;
  const items = newestFirst(list.items);
  return { ...list, items: items.slice(0, recent), running: items.filter((task) => !isFinished(task.state)).length };
}

function newestFirst(items: readonly Task[]): readonly Task[] {
  return items.toSorted((a, b) => b.createdAt - a.createdAt);
}
