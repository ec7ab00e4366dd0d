import { plugins as pluginsResource } from "@hob/plugin-api";
import { Page, SkipToContent } from "@patternfly/react-core";
import { lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { useData } from "../data/data-context.ts";
import { useList } from "../data/use-list.ts";
import { shellText } from "../messages/shell-messages.ts";
import { frameworkId } from "../administration/administration.ts";
import type { WebPlugin } from "../plugin/define-web-plugin.ts";
import { Head } from "./head.tsx";
import type { Overlay } from "./overlay.ts";
import { PageRoutes } from "./page-routes.tsx";
import { PluginsProvider } from "./plugins-context.ts";
import { Sidebar } from "./sidebar.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const CommandPalette = lazy(() => import("./command-palette.tsx"));
const HelpOverlay = lazy(() => import("./help-overlay.tsx"));
const TaskDrawer = lazy(() => import("./task-drawer.tsx"));
const NoticeDrawer = lazy(() => import("./notice-drawer.tsx"));

const mainId = "main-content";

/** Masthead, sidebar and page, for somebody who is logged in. */
export function Frame({ plugins }: { readonly plugins: readonly WebPlugin[] }): ReactNode {
  const { pathname } = useLocation();
  const server = useList(pluginsResource);
  const enabled = new Set(server.items.filter((plugin) => plugin.state === "enabled").map((plugin) => plugin.id));
  const shown = plugins.filter((plugin) => plugin.id === frameworkId || enabled.has(plugin.id));
  const [overlay, setOverlay] = useState<Overlay>(null);
  const close = () => setOverlay(null);
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
        isNotificationDrawerExpanded={overlay === "tasks" || overlay === "notices"}
        notificationDrawer={
          <Suspense fallback={null}>
            {overlay === "tasks" ? <TaskDrawer onClose={close} /> : null}
            {overlay === "notices" ? <NoticeDrawer onClose={close} /> : null}
          </Suspense>
        }
      >
        <ConnectionBar />
        <PageRoutes plugins={shown} isReady={!server.isLoading} />
      </Page>
      <Suspense fallback={null}>
        {overlay === "palette" ? <CommandPalette onClose={close} /> : null}
        {overlay === "help" ? <HelpOverlay onClose={close} /> : null}
      </Suspense>
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
