import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** How the framework's tables came about. A migration that was released never changes; a new one follows it. */
export const frameworkMigrations: Readonly<Record<string, Migration>> = {
  "0001-first-tables": {
    async up(database: Kysely<any>) {
      for (const statement of firstTables) await sql.raw(statement).execute(database);
    },
  },
};

const firstTables = [
  `CREATE TABLE hob_users (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL,
    created_at INTEGER NOT NULL, last_login_at INTEGER) STRICT`,
  `CREATE TABLE hob_sessions (
    id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES hob_users(id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE hob_tokens (
    id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES hob_users(id) ON DELETE CASCADE,
    name TEXT NOT NULL, secret_hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL, expires_at INTEGER, last_used_at INTEGER) STRICT`,
  `CREATE TABLE hob_setup_link (
    id INTEGER PRIMARY KEY CHECK (id = 1), secret_hash TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE hob_tasks (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, owner TEXT,
    target_resource TEXT, target_id TEXT,
    created_at INTEGER NOT NULL, finished_at INTEGER, data TEXT NOT NULL) STRICT`,
  `CREATE INDEX hob_tasks_by_age ON hob_tasks (created_at DESC)`,
  `CREATE INDEX hob_tasks_by_target ON hob_tasks (target_resource, target_id, created_at DESC)`,
  `CREATE TABLE hob_notices (
    key TEXT PRIMARY KEY, severity TEXT NOT NULL, title TEXT NOT NULL, hint TEXT, target TEXT,
    first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, count INTEGER NOT NULL) STRICT`,
  `CREATE TABLE hob_audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, user_id TEXT, user_name TEXT, address TEXT NOT NULL,
    operation TEXT NOT NULL, target TEXT, status INTEGER NOT NULL, code TEXT, request_id TEXT NOT NULL) STRICT`,
  `CREATE TRIGGER hob_audit_is_append_only_update BEFORE UPDATE ON hob_audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
  `CREATE TRIGGER hob_audit_is_append_only_delete BEFORE DELETE ON hob_audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END`,
];
