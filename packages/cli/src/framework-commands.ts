import { defineCliPlugin } from "./command/define-cli-plugin.ts";

/** The commands that there are without any plugin. */
export const frameworkCommands = defineCliPlugin({
  id: "hob",
  commands: [
    { path: "login", summary: "Log in to a server", load: () => import("./commands/login.ts") },
    { path: "logout", summary: "Log out of a server", load: () => import("./commands/logout.ts") },
    { path: "task list", summary: "List tasks", load: () => import("./commands/task-list.ts") },
    { path: "task show", summary: "Show a task, its steps and its log", load: () => import("./commands/task-show.ts") },
    {
      path: "task cancel",
      summary: "Stop a task and take back what it did",
      load: () => import("./commands/task-cancel.ts"),
    },
    { path: "plugin list", summary: "List the server's plugins", load: () => import("./commands/plugin-list.ts") },
    {
      path: "notice list",
      summary: "List what an administrator should know",
      load: () => import("./commands/notice-list.ts"),
    },
    {
      path: "completion",
      summary: "Print the completion script of a shell",
      load: () => import("./commands/completion.ts"),
    },
  ],
});
