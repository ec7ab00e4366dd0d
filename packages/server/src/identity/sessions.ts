import type { Store } from "../store/open-store.ts";
import type { Principal } from "./principal.ts";
import { hashSecret, makeId, makeSecret } from "./secret.ts";

/** How long a log-in lasts, in ms. */
export interface SessionLimits {
  /** Without a request. */
  readonly idleMs: number;
  /** In all. */
  readonly absoluteMs: number;
}

/** Server-side sessions: the browser holds a random secret, the database its hash. */
export interface Sessions {
  /** Begins a session. @returns the secret for the cookie. */
  begin(userId: string): Promise<{ readonly secret: string; readonly id: string }>;
  /** Who a secret stands for; undefined when it is unknown or has ended. Counts as activity. */
  find(secret: string): Promise<Principal | undefined>;
  /** Counts as activity: what a user types into a console comes by no request. A session that has ended stays so. */
  touch(id: string): Promise<void>;
  /** Whether a session goes on, without counting as activity. */
  isAlive(id: string): Promise<boolean>;
  end(id: string): Promise<void>;
  endAllOf(userId: string): Promise<void>;
  /** Removes sessions that have ended. */
  purge(): Promise<void>;
}

/** A session's last activity is written down at most this often: a request need not wait for the disk. */
const touchEveryMs = 30_000;

/** Keeps sessions in the store. */
export function createSessions(store: Store, limits: SessionLimits, now: () => number): Sessions {
  const endOf = (row: { created_at: number; last_seen_at: number }) =>
    Math.min(row.last_seen_at + limits.idleMs, row.created_at + limits.absoluteMs);
  const touch = async (id: string) => {
    await store
      .updateTable("hob_sessions")
      .set({ last_seen_at: now() })
      .where("id", "=", id)
      .where("last_seen_at", ">", now() - limits.idleMs)
      .execute();
  };

  return {
    async begin(userId) {
      const secret = makeSecret();
      const row = { id: makeId(), user_id: userId, created_at: now(), last_seen_at: now() };
      await store
        .insertInto("hob_sessions")
        .values({ ...row, secret_hash: hashSecret(secret) })
        .execute();
      return { secret, id: row.id };
    },

    async find(secret) {
      const row = await store
        .selectFrom("hob_sessions")
        .innerJoin("hob_users", "hob_users.id", "hob_sessions.user_id")
        .select(["hob_sessions.id", "hob_sessions.created_at", "hob_sessions.last_seen_at"])
        .select(["hob_users.id as userId", "hob_users.name", "hob_users.role"])
        .where("secret_hash", "=", hashSecret(secret))
        .executeTakeFirst();
      const time = now();
      if (!row || endOf(row) <= time) return undefined;
      if (time - row.last_seen_at >= Math.min(touchEveryMs, limits.idleMs / 4)) await touch(row.id);
      return {
        user: { id: row.userId, name: row.name },
        role: row.role,
        proof: { kind: "session", id: row.id },
        expiresAt: endOf({ ...row, last_seen_at: time }),
      };
    },

    touch,

    async isAlive(id) {
      const row = await store
        .selectFrom("hob_sessions")
        .select(["created_at", "last_seen_at"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row !== undefined && endOf(row) > now();
    },

    async end(id) {
      await store.deleteFrom("hob_sessions").where("id", "=", id).execute();
    },

    async endAllOf(userId) {
      await store.deleteFrom("hob_sessions").where("user_id", "=", userId).execute();
    },

    async purge() {
      await store
        .deleteFrom("hob_sessions")
        .where((row) =>
          row.or([
            row("last_seen_at", "<=", now() - limits.idleMs),
            row("created_at", "<=", now() - limits.absoluteMs),
          ]),
        )
        .execute();
    },
  };
}
