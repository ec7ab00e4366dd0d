import type { Store } from "../store/open-store.ts";
import { hashSecret, makeSecret } from "./secret.ts";

/** The one-time link that makes the first administrator. */
export interface SetupLink {
  /** Whether no user exists yet. */
  isNeeded(): Promise<boolean>;
  /** Makes a new secret, which puts the earlier one out of force. */
  renew(): Promise<string>;
  isValid(secret: string): Promise<boolean>;
}

/** Keeps the link's hash in the store. */
export function createSetupLink(store: Store, now: () => number): SetupLink {
  return {
    async isNeeded() {
      return (await store.selectFrom("hob_users").select("id").limit(1).executeTakeFirst()) === undefined;
    },
    async renew() {
      const secret = makeSecret();
      const row = { secret_hash: hashSecret(secret), created_at: now() };
      await store
        .insertInto("hob_setup_link")
        .values({ id: 1, ...row })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
      return secret;
    },
    async isValid(secret) {
      const row = await store
        .selectFrom("hob_setup_link")
        .select("id")
        .where("secret_hash", "=", hashSecret(secret))
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
