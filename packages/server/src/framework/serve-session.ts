import { serve, session } from "@hob/plugin-api";
import { type Connection, connectionOf, principalOf } from "../identity/connection.ts";
import { CurrentPasswordWrong, WrongCredentials } from "../identity/identity-errors.ts";
import type { Principal } from "../identity/principal.ts";
import { permissionsOf } from "../identity/role.ts";
import type { Framework } from "./framework.ts";

/** Logging in and out. */
export const serveSession = serve(session, (framework: Framework) => {
  const describe = ({ user, role, expiresAt }: Principal) => ({
    user,
    permissions: [...permissionsOf(role, framework.table.permissions)],
    expiresAt: expiresAt ?? Number.MAX_SAFE_INTEGER,
  });
  return {
    get: ({ caller }) => describe(principalOf(caller)),

    create: async ({ caller, body }) => {
      const userId = await framework.logIn(body.username, body.password, caller.address);
      return describe(await beginSession(framework, connectionOf(caller), userId));
    },

    delete: async ({ caller }) => {
      const { proof } = principalOf(caller);
      if (proof.kind === "session") await framework.sessions.end(proof.id);
      framework.open.endProof(proof.id);
      connectionOf(caller).forgetSession();
    },

    actions: {
      "change-password": async ({ caller, body }) => {
        const { user, proof } = principalOf(caller);
        try {
          await framework.logIn(user.name, body.current, caller.address);
        } catch (cause) {
          // "Not logged in" would send the browser to the log-in page.
          throw cause instanceof WrongCredentials ? new CurrentPasswordWrong({}, { cause }) : cause;
        }
        await framework.users.update(user.id, { password: body.password });
        await framework.sessions.endAllOf(user.id);
        framework.open.endUser(user.id);
        if (proof.kind === "session") await beginSession(framework, connectionOf(caller), user.id);
      },
    },
  };
});

/** Begins a new session for a user; one that the browser had is ended, so that nobody can plant theirs beforehand. */
export async function beginSession(framework: Framework, connection: Connection, userId: string): Promise<Principal> {
  const { sessionSecret } = connection;
  const earlier = sessionSecret === undefined ? undefined : await framework.sessions.find(sessionSecret);
  if (earlier) {
    await framework.sessions.end(earlier.proof.id);
    framework.open.endProof(earlier.proof.id);
  }
  const { secret } = await framework.sessions.begin(userId);
  await framework.users.loggedIn(userId);
  connection.startSession(secret);
  const principal = await framework.sessions.find(secret);
  if (!principal) throw new Error("A session that was just begun is not there.");
  return principal;
}
