import { serve, tokens } from "@hob/plugin-api";
import { principalOf } from "../identity/connection.ts";
import { TokenNotFound } from "../identity/identity-errors.ts";
import type { Principal } from "../identity/principal.ts";
import type { TokenRow } from "../store/framework-tables.ts";
import type { Framework } from "./framework.ts";
import { pageOf } from "./page-of.ts";

/** A user's own API tokens. */
export const serveTokens = serve(tokens, (framework: Framework) => ({
  list: async ({ caller, query }) => {
    const rows = await framework.tokens.list(principalOf(caller).user.id);
    return pageOf(rows.map(shown), query);
  },
  create: async ({ caller, body }) => {
    const { name, expiresInMs } = body;
    const principal = principalOf(caller);
    const asked = expiresInMs === undefined ? null : framework.now() + expiresInMs;
    const row = await framework.tokens.create(principal.user.id, name, notBeyond(principal, asked));
    return { ...shown(row), secret: row.secret };
  },
  delete: async ({ caller, id }) => {
    if (!(await framework.tokens.delete(principalOf(caller).user.id, id))) throw new TokenNotFound({ id });
    framework.open.endProof(id);
  },
}));

/** A token makes none that outlives it: whoever found one that expires would keep it for ever. */
function notBeyond({ proof, expiresAt }: Principal, asked: number | null): number | null {
  if (proof.kind !== "token" || expiresAt === null) return asked;
  return Math.min(asked ?? expiresAt, expiresAt);
}

function shown({ id, name, created_at, expires_at, last_used_at }: Omit<TokenRow, "secret_hash">) {
  return { id, name, createdAt: created_at, expiresAt: expires_at, lastUsedAt: last_used_at };
}
