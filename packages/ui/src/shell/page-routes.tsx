import type { ReactNode } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router";
import { useCan } from "../data/use-session.ts";
import { shellText } from "../messages/shell-messages.ts";
import type { WebPlugin, WebRoute } from "../plugin/define-web-plugin.ts";
import { EmptyState } from "../kit/empty-state.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";
import { RoutePage } from "./route-page.tsx";
import { firstTab } from "./tabs.ts";

/** The pages of the enabled plugins. Each fails alone. */
export function PageRoutes(props: { readonly plugins: readonly WebPlugin[]; readonly isReady: boolean }): ReactNode {
  const { plugins, isReady } = props;
  const { pathname } = useLocation();
  const can = useCan();
  const home = firstTab(plugins, can)?.path;
  return (
    <ErrorBoundary resetKey={pathname}>
      <Routes>
        {plugins.flatMap(({ routes }) =>
          routes.map((route) => (
            <Route
              key={route.path}
              path={route.path}
              element={<AllowedPage route={route} isAllowed={can(route.allow)} />}
            />
          )),
        )}
        {["/", "/setup"].map((path) => (
          <Route key={path} path={path} element={home && isReady ? <Navigate to={home} replace /> : <PageSkeleton />} />
        ))}
        {/* Until the server has said which plugins are enabled, any page may still appear. */}
        <Route path="*" element={isReady ? <NotFoundPage home={home ?? "/"} /> : <PageSkeleton />} />
      </Routes>
    </ErrorBoundary>
  );
}

function AllowedPage({ route, isAllowed }: { readonly route: WebRoute; readonly isAllowed: boolean }): ReactNode {
  if (!isAllowed) {
    return (
      <EmptyState isPage title={shellText("denied.title")}>
        {shellText("denied.body", { permission: route.allow ?? "" })}
      </EmptyState>
    );
  }
  return <RoutePage route={route} />;
}
