import { session } from "@hob/plugin-api";
import { isHobError } from "@hob/errors";
import { keys } from "@hob/resources";
import { queryOptions } from "@tanstack/react-query";
import type { LiveData } from "../live/live-data.ts";
import type { Session } from "./use-session.ts";

/** Where the session stands in the cache. */
export const sessionKey = keys(session).item("");

/** Who is logged in; null for nobody. */
export function sessionQuery(live: LiveData) {
  return queryOptions({
    queryKey: sessionKey as readonly unknown[],
    queryFn: ({ signal }): Promise<Session | null> =>
      live.fetch(sessionKey, async (client) => {
        try {
          return await client(session).get({ signal });
        } catch (error) {
          if (isHobError(error, "unauthenticated")) return null;
          throw error;
        }
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
