import type { Store } from "../store/open-store.ts";
import type { TokenRow } from "../store/framework-tables.ts";
import type { Principal } from "./principal.ts";
import { hashSecret, makeId, makeSecret } from "./secret.ts";

/** Keys for programs. The secret is shown once; a hash of it is kept. */
export interface ApiTokens {
  list(userId: string): Promise<readonly Omit<TokenRow, "secret_hash">[]>;
  create(
    userId: string,
    name: string,
    expiresAt: number | null,
  ): Promise<Omit<TokenRow, "secret_hash"> & { readonly secret: string }>;
  /** @returns false when the user has no such token. */
  delete(userId: string, id: string): Promise<boolean>;
  /** Who a secret stands for; undefined when it is unknown or has expired. */
  find(secret: string): Promise<Principal | undefined>;
  /** Whether a token still stands. */
  isAlive(id: string): Promise<boolean>;
}

/** Every secret begins so: people and scanners recognise a leaked one. */
const prefix = "hob_";
/** The last use is written down at most this often. */
const touchEveryMs = 60_000;

/** Keeps API tokens in the store. */
export function createApiTokens(store: Store, now: () => number): ApiTokens {
  const isValid = (row: { expires_at: number | null }) => row.expires_at === null || row.expires_at > now();
  return {
    list: (userId) =>
      store
        .selectFrom("hob_tokens")
        .select(["id", "user_id", "name", "created_at", "expires_at", "last_used_at"])
        .where("user_id", "=", userId)
        .orderBy("created_at")
        .execute(),

    async create(userId, name, expiresAt) {
      const secret = `${prefix}${makeSecret()}`;
      const row = { id: makeId(), user_id: userId, name, created_at: now(), expires_at: expiresAt, last_used_at: null };
      await store
        .insertInto("hob_tokens")
        .values({ ...row, secret_hash: hashSecret(secret) })
        .execute();
      return { ...row, secret };
    },

    async delete(userId, id) {
      const result = await store
        .deleteFrom("hob_tokens")
        .where("id", "=", id)
        .where("user_id", "=", userId)
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    },

    async find(secret) {
      const row = await store
        .selectFrom("hob_tokens")
        .innerJoin("hob_users", "hob_users.id", "hob_tokens.user_id")
        .select(["hob_tokens.id", "expires_at", "last_used_at"])
        .select(["hob_users.id as userId", "hob_users.name", "hob_users.role"])
        .where("secret_hash", "=", hashSecret(secret))
        .executeTakeFirst();
      if (!row || !isValid(row)) return undefined;
      if (now() - (row.last_used_at ?? 0) >= touchEveryMs) {
        await store.updateTable("hob_tokens").set({ last_used_at: now() }).where("id", "=", row.id).execute();
      }
      return {
        user: { id: row.userId, name: row.name },
        role: row.role,
        proof: { kind: "token", id: row.id },
        expiresAt: row.expires_at,
      };
    },

    async isAlive(id) {
      const row = await store.selectFrom("hob_tokens").select("expires_at").where("id", "=", id).executeTakeFirst();
      return row !== undefined && isValid(row);
    },
  };
}
