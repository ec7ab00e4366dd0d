import { serve, setup } from "@hob/plugin-api";
import { connectionOf } from "../identity/connection.ts";
import { SetupDone, SetupLinkInvalid } from "../identity/identity-errors.ts";
import type { Framework } from "./framework.ts";
import { beginSession } from "./serve-session.ts";

/** Making the first administrator. */
export const serveSetup = serve(setup, (framework: Framework) => ({
  get: async () => ({ needed: await framework.setupLink.isNeeded(), version: framework.environment.version }),
  create: async ({ caller, body }) => {
    if (!(await framework.setupLink.isNeeded())) throw new SetupDone({});
    if (!(await framework.setupLink.isValid(body.token))) throw new SetupLinkInvalid({});
    const user = await framework.users.createFirst({ name: body.username, password: body.password });
    if (!user) throw new SetupDone({});
    await beginSession(framework, connectionOf(caller), user.id);
  },
}));
