/** What can lie over or beside the page. */
export type Overlay = "palette" | "help" | "tasks" | "notices" | null;
