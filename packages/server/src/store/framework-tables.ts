import type { Generated } from "kysely";
import type { Role } from "../identity/role.ts";

/** The framework's tables. Times are ms since 1970; ids are random; what is secret is kept as a hash. */
export interface FrameworkTables {
  hob_users: UserRow;
  hob_sessions: SessionRow;
  hob_tokens: TokenRow;
  hob_setup_link: { id: 1; secret_hash: string; created_at: number };
  hob_tasks: TaskRow;
  hob_notices: NoticeRow;
  hob_audit: AuditRow;
}

/** A person who may log in. */
export interface UserRow {
  id: string;
  name: string;
  role: Role;
  /** PHC string of argon2id. */
  password: string;
  created_at: number;
  last_login_at: number | null;
}

/** A log-in of one browser. */
export interface SessionRow {
  id: string;
  secret_hash: string;
  user_id: string;
  created_at: number;
  last_seen_at: number;
}

/** An API token. */
export interface TokenRow {
  id: string;
  user_id: string;
  name: string;
  secret_hash: string;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
}

/** A task: what is searched for stands in columns, all of it in `data` as JSON. */
export interface TaskRow {
  id: string;
  kind: string;
  state: string;
  owner: string | null;
  target_resource: string | null;
  target_id: string | null;
  created_at: number;
  finished_at: number | null;
  data: string;
}

/** A notice; `target` is JSON. */
export interface NoticeRow {
  key: string;
  severity: "info" | "warning" | "danger";
  title: string;
  hint: string | null;
  target: string | null;
  first_seen: number;
  last_seen: number;
  count: number;
}

/** One change that was asked for, and how it ended. */
export interface AuditRow {
  id: Generated<number>;
  at: number;
  user_id: string | null;
  user_name: string | null;
  address: string;
  operation: string;
  target: string | null;
  status: number;
  code: string | null;
  request_id: string;
}
