import { plugins as pluginsResource } from "@hob/plugin-api";
import { Page, SkipToContent } from "@patternfly/react-core";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { useData } from "../data/data-context.ts";
import { useList } from "../data/use-list.ts";
import { shellText } from "../messages/shell-messages.ts";
import { frameworkId } from "../administration/administration.ts";
import type { WebPlugin } from "../plugin/define-web-plugin.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Head } from "./head.tsx";
import { LatePart } from "./late-part.tsx";
import type { LateCode } from "./load-page.ts";
import type { Overlay } from "./overlay.ts";
import { PageRoutes } from "./page-routes.tsx";
import { PluginsProvider } from "./plugins-context.ts";
import { Sidebar } from "./sidebar.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const overlays: Readonly<Record<NonNullable<Overlay>, LateCode<{ readonly onClose: () => void }>>> = {
  palette: { path: "search", load: () => import("./command-palette.tsx") },
  help: { path: "help", load: () => import("./help-overlay.tsx") },
  tasks: { path: "tasks", load: () => import("./task-drawer.tsx") },
  notices: { path: "notices", load: () => import("./notice-drawer.tsx") },
};

const mainId = "main-content";

/** Masthead, sidebar and page, for somebody who is logged in. */
export function Frame({ plugins }: { readonly plugins: readonly WebPlugin[] }): ReactNode {
  const { pathname } = useLocation();
  const server = useList(pluginsResource);
  const enabled = new Set(server.items.filter((plugin) => plugin.state === "enabled").map((plugin) => plugin.id));
  const shown = plugins.filter((plugin) => plugin.id === frameworkId || enabled.has(plugin.id));
  const [overlay, setOverlay] = useState<Overlay>(null);
  const isDrawer = overlay === "tasks" || overlay === "notices";
  const over = overlay ? (
    <ErrorBoundary resetKey={overlay}>
      <LatePart key={overlay} code={overlays[overlay]} with={{ onClose: () => setOverlay(null) }} />
    </ErrorBoundary>
  ) : null;
  useShortcuts(shown, setOverlay);
  // What lies over the page belongs to the page it was opened on; the drawers stay.
  useEffect(() => setOverlay((open) => (open === "palette" || open === "help" ? null : open)), [pathname]);

  return (
    <PluginsProvider value={shown}>
      <Page
        isContentFilled
        isManagedSidebar
        mainContainerId={mainId}
        masthead={<Head overlay={overlay} onOverlay={setOverlay} />}
        sidebar={<Sidebar />}
        skipToContent={<SkipToContent href={`#${mainId}`}>{shellText("skipToContent")}</SkipToContent>}
        isNotificationDrawerExpanded={isDrawer}
        notificationDrawer={isDrawer ? over : null}
      >
        <ConnectionBar />
        {isDrawer ? null : over}
        <PageRoutes plugins={shown} isReady={!server.isLoading} />
      </Page>
    </PluginsProvider>
  );
}

/** Says that what is on screen may be stale; after a moment, so that a blink is not worth a word. */
function ConnectionBar(): ReactNode {
  const { live } = useData();
  const isLost = useSyncExternalStore(live.onState, () => live.state() === "connecting");
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isLost) return setShown(false);
    const timer = setTimeout(() => setShown(true), 3000);
    return () => clearTimeout(timer);
  }, [isLost]);
  return (
    <div role="status" className="hob-connection">
      {isShown ? <p>{shellText("connection.lost")}</p> : null}
    </div>
  );
}
