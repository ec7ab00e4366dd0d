import { type ReactNode, useEffect, useState } from "react";
import type { WebRoute } from "../plugin/define-web-plugin.ts";
import { loadedPage, loadPage } from "./load-page.ts";
import { PageSkeleton } from "./page-skeleton.tsx";

/**
 * The page of a route, and its skeleton until its code is there. Not `React.lazy`: React holds a page that was
 * suspended back for a third of a second, and remembers a load that failed for ever.
 */
export function RoutePage({ route }: { readonly route: WebRoute }): ReactNode {
  const [outcome, setOutcome] = useState<{ route: WebRoute; error?: unknown }>();
  const Content = loadedPage(route);
  useEffect(() => {
    if (loadedPage(route)) return;
    let isHere = true;
    loadPage(route).then(
      () => isHere && setOutcome({ route }),
      (error: unknown) => isHere && setOutcome({ route, error }),
    );
    return () => {
      isHere = false;
    };
  }, [route]);
  if (Content) return <Content />;
  if (outcome?.route === route && outcome.error !== undefined) throw outcome.error;
  return <PageSkeleton />;
}
