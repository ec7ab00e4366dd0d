import type { Store } from "../store/open-store.ts";
import type { UserRow } from "../store/framework-tables.ts";
import { LastAdministrator, UserNameTaken, UserNotFound } from "./identity-errors.ts";
import { hashPassword } from "./password.ts";
import type { Role } from "./role.ts";
import { makeId } from "./secret.ts";

/** People who may log in. */
export interface Users {
  list(): Promise<readonly UserRow[]>;
  /** @throws UserNotFound */
  get(id: string): Promise<UserRow>;
  /** @throws UserNameTaken */
  create(user: { name: string; password: string; role: Role }): Promise<UserRow>;
  /** Makes the first administrator and puts the set-up link out of force. @returns undefined when there is a user already. */
  createFirst(user: { name: string; password: string }): Promise<UserRow | undefined>;
  /** @throws UserNotFound, LastAdministrator */
  update(id: string, change: { password?: string; role?: Role }): Promise<UserRow>;
  /** @throws UserNotFound, LastAdministrator */
  delete(id: string): Promise<void>;
  loggedIn(id: string): Promise<void>;
}

/** Keeps users in the store. */
export function createUsers(store: Store, now: () => number): Users {
  const newRow = async ({
    name,
    password,
    role,
  }: {
    name: string;
    password: string;
    role: Role;
  }): Promise<UserRow> => ({
    id: makeId(),
    name,
    role,
    password: await hashPassword(password),
    created_at: now(),
    last_login_at: null,
  });
  const get = async (id: string, from: Store = store): Promise<UserRow> => {
    const row = await from.selectFrom("hob_users").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) throw new UserNotFound({ id });
    return row;
  };
  const keepAnAdministrator = async (user: UserRow, from: Store) => {
    if (user.role !== "admin") return;
    const others = await from.selectFrom("hob_users").select("id").where("role", "=", "admin").limit(2).execute();
    if (others.length < 2) throw new LastAdministrator({ name: user.name });
  };

  return {
    list: () => store.selectFrom("hob_users").selectAll().orderBy("name").execute(),
    get: (id) => get(id),

    async create(user) {
      const row = await newRow(user);
      const result = await store
        .insertInto("hob_users")
        .values(row)
        .onConflict((conflict) => conflict.column("name").doNothing())
        .executeTakeFirst();
      if (result.numInsertedOrUpdatedRows === 0n) throw new UserNameTaken({ name: user.name });
      return row;
    },

    async createFirst(user) {
      const row = await newRow({ ...user, role: "admin" });
      return store.transaction().execute(async (transaction) => {
        if (await transaction.selectFrom("hob_users").select("id").limit(1).executeTakeFirst()) return undefined;
        await transaction.insertInto("hob_users").values(row).execute();
        await transaction.deleteFrom("hob_setup_link").execute();
        return row;
      });
    },

    async update(id, { password, role }) {
      const hash = password === undefined ? undefined : await hashPassword(password);
      return store.transaction().execute(async (transaction) => {
        const user = await get(id, transaction);
        if (role !== undefined && role !== "admin") await keepAnAdministrator(user, transaction);
        const changed = { ...user, role: role ?? user.role, password: hash ?? user.password };
        await transaction
          .updateTable("hob_users")
          .set({ role: changed.role, password: changed.password })
          .where("id", "=", id)
          .execute();
        return changed;
      });
    },

    async delete(id) {
      await store.transaction().execute(async (transaction) => {
        await keepAnAdministrator(await get(id, transaction), transaction);
        await transaction.deleteFrom("hob_users").where("id", "=", id).execute();
      });
    },

    async loggedIn(id) {
      await store.updateTable("hob_users").set({ last_login_at: now() }).where("id", "=", id).execute();
    },
  };
}
