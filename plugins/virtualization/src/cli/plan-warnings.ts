import type { Task } from "@hob/tasks";

/** What may not end well of the plan that a task creates a VM by: it is done as asked all the same. */
export function planWarnings({ input }: Pick<Task, "input">): readonly string[] {
  const { plan } = input as { readonly plan?: { readonly warnings?: readonly string[] } };
  return plan?.warnings ?? [];
}
