import { serve, users } from "@hob/plugin-api";
import type { Role } from "../identity/role.ts";
import type { UserRow } from "../store/framework-tables.ts";
import type { Framework } from "./framework.ts";
import { pageOf } from "./page-of.ts";

/** Managing users. Whatever a changed or deleted user has open is closed, and its sessions end. */
export const serveUsers = serve(users, (framework: Framework) => {
  const endSessions = async (userId: string) => {
    await framework.sessions.endAllOf(userId);
    framework.open.endUser(userId);
  };
  return {
    list: async ({ query }) => pageOf((await framework.users.list()).map(shown), query),
    create: async ({ body }) => {
      const user = shown(await framework.users.create({ ...body, role: body.role as Role }));
      framework.hub.publish({ resource: "users", id: user.id, change: "created", item: user });
      return user;
    },
    update: async ({ id, body }) => {
      const { password, role } = body;
      const user = await framework.users.update(id, {
        ...(password === undefined ? {} : { password }),
        ...(role === undefined ? {} : { role: role as Role }),
      });
      await endSessions(id);
      framework.hub.publish({ resource: "users", id, change: "changed", item: shown(user) });
      return shown(user);
    },
    delete: async ({ id }) => {
      await framework.users.delete(id);
      framework.open.endUser(id);
      framework.hub.publish({ resource: "users", id, change: "removed" });
    },
  };
});

function shown({ id, name, role, created_at, last_login_at }: UserRow) {
  return { id, name, role, createdAt: created_at, lastLoginAt: last_login_at };
}
