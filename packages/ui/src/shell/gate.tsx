import { setup } from "@hob/plugin-api";
import { keys } from "@hob/resources";
import { Bullseye, Spinner } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { useClient, useData } from "../data/data-context.ts";
import { sessionQuery } from "../data/session-query.ts";
import { SessionProvider } from "../data/use-session.ts";
import { ErrorAlert } from "../kit/error-alert.tsx";
import { shellText } from "../messages/shell-messages.ts";
import type { WebPlugin } from "../plugin/define-web-plugin.ts";
import { Frame } from "./frame.tsx";

const LogInPage = lazy(() => import("../entrance/log-in-page.tsx"));
const SetUpPage = lazy(() => import("../entrance/set-up-page.tsx"));

/** Lets those in who are logged in, and asks the others to log in or, on a new server, to set it up. The address stays. */
export function Gate({ plugins }: { readonly plugins: readonly WebPlugin[] }): ReactNode {
  const { live } = useData();
  const client = useClient();
  const { pathname } = useLocation();
  const { data: session, error, refetch } = useQuery(sessionQuery(live));
  const isOut = session === null;
  const server = useQuery({
    queryKey: keys(setup).item(""),
    queryFn: ({ signal }) => client(setup).get({ signal }),
    enabled: isOut,
  });
  const wasIn = useRef(false);

  useEffect(() => {
    if (!session) return;
    wasIn.current = true;
    live.start();
  }, [session, live]);

  // Whoever is in stays in: when asking again fails, the page below is not thrown away with what was typed into it.
  const failure = session === undefined ? error : isOut && !server.data ? server.error : null;
  if (failure) {
    return (
      <Bullseye className="hob-gate">
        <ErrorAlert
          error={failure}
          title={shellText("unreachable")}
          onRetry={() => void (error ? refetch() : server.refetch())}
        />
      </Bullseye>
    );
  }
  if (session) {
    return (
      <SessionProvider value={session}>
        <Frame plugins={plugins} />
      </SessionProvider>
    );
  }
  if (session === undefined || !server.data) return <Waiting />;
  const wantsSetUp = server.data.needed || pathname === "/setup";
  return (
    <Suspense fallback={<Waiting />}>
      {wantsSetUp ? <SetUpPage isNeeded={server.data.needed} /> : <LogInPage hasExpired={wasIn.current} />}
    </Suspense>
  );
}

function Waiting(): ReactNode {
  return (
    <Bullseye className="hob-gate">
      <Spinner aria-label={shellText("product")} />
    </Bullseye>
  );
}
