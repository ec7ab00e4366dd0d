import { plugins, session, setup } from "@hob/plugin-api";
import { type ClientOptions, createClient } from "@hob/resources";
import { QueryClient } from "@tanstack/react-query";
import { matchPath } from "react-router";
import type { DataContext } from "../data/data-context.ts";
import { isWorthRetrying } from "../data/is-worth-retrying.ts";
import { sessionKey, sessionQuery } from "../data/session-query.ts";
import { listQuery } from "../data/use-list.ts";
import { createLiveData } from "../live/live-data.ts";
import type { WebPlugin } from "../plugin/define-web-plugin.ts";
import { loadPage } from "./load-page.ts";

/** Makes the data of a page. A request that is answered with 401 shows the log-in page, wherever it came from. */
export function startData(): DataContext {
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 1 && isWorthRetrying(error),
        refetchOnWindowFocus: false,
        gcTime: 300_000,
      },
    },
  });
  const signOut = () => {
    live.stop();
    queryClient.setQueryData(sessionKey, null);
    // What one user saw is not for the next.
    const kept: string[] = [session.name, setup.name];
    queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
  };
  const options: ClientOptions = {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const isLogIn = String(input) === `/api/${session.name}`;
      if (response.status === 401 && !isLogIn && queryClient.getQueryData(sessionKey)) signOut();
      return response;
    },
  };
  const live = createLiveData({
    queryClient,
    client: options,
    onSignedOut: () => queryClient.getQueryData(sessionKey) && signOut(),
  });
  // Somebody logged in in another tab: this one need not ask again.
  live.onState(() => {
    if (live.state() === "live" && queryClient.getQueryData(sessionKey) === null) {
      void queryClient.refetchQueries({ queryKey: sessionKey, exact: true });
    }
  });
  return { client: createClient(options), queryClient, live };
}

/**
 * Asks at once for what the first page will need: who is logged in, what is enabled, the lists of the page that the
 * address names, and the page's own code; all at the same time, before anything is drawn.
 */
export function preload({ live, queryClient }: DataContext, webPlugins: readonly WebPlugin[], path: string): void {
  const routes = webPlugins.flatMap((plugin) => plugin.routes);
  const route = routes.find((candidate) => matchPath(candidate.path, path));
  void queryClient.prefetchQuery(sessionQuery(live));
  void queryClient.prefetchQuery({ ...listQuery(live, plugins), retry: false });
  for (const resource of route?.preload ?? []) {
    void queryClient.prefetchQuery({ ...listQuery(live, resource), retry: false });
  }
  // A failure shows when the page is drawn, which asks again.
  if (route) loadPage(route).catch(() => undefined);
}
