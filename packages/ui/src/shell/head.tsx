import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  NotificationBadge,
  NotificationBadgeVariant,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from "@patternfly/react-core";
import { BellIcon } from "@patternfly/react-icons/dist/esm/icons/bell-icon.js";
import { TasksIcon } from "@patternfly/react-icons/dist/esm/icons/tasks-icon.js";
import { notices } from "@hob/plugin-api";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useList } from "../data/use-list.ts";
import { useCan } from "../data/use-session.ts";
import { useRecentTasks } from "../data/use-task.ts";
import { shellText } from "../messages/shell-messages.ts";
import { AccountMenu } from "./account-menu.tsx";
import type { Overlay } from "./overlay.ts";
import { SearchButton } from "./search-button.tsx";

/** The masthead. */
export function Head(props: { readonly overlay: Overlay; readonly onOverlay: (overlay: Overlay) => void }): ReactNode {
  const { overlay, onOverlay } = props;
  const can = useCan();
  const toggle = (which: Overlay) => onOverlay(overlay === which ? null : which);
  return (
    <Masthead display={{ default: "inline" }} className="hob-head">
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton isHamburgerButton aria-label={shellText("toggleNavigation")} />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={(attributes) => <Link {...attributes} to="/" />}>
            <span className="hob-brand">{shellText("product")}</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isFullHeight isStatic>
          <ToolbarContent>
            <ToolbarItem className="hob-head__search">
              <SearchButton onClick={() => onOverlay("palette")} />
            </ToolbarItem>
            <ToolbarGroup align={{ default: "alignEnd" }} gap={{ default: "gapSm" }} className="hob-head__tools">
              {can("tasks:read") ? (
                <TasksButton isExpanded={overlay === "tasks"} onClick={() => toggle("tasks")} />
              ) : null}
              {can("notices:read") ? (
                <NoticesButton isExpanded={overlay === "notices"} onClick={() => toggle("notices")} />
              ) : null}
              <ToolbarItem>
                <AccountMenu onHelp={() => onOverlay("help")} />
              </ToolbarItem>
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}

interface BadgeProps {
  readonly isExpanded: boolean;
  readonly onClick: () => void;
}

function TasksButton({ isExpanded, onClick }: BadgeProps): ReactNode {
  const { running } = useRecentTasks();
  const label = running === 0 ? shellText("tasks") : shellText("tasks.running", { count: running });
  return (
    <ToolbarItem>
      <NotificationBadge
        variant={NotificationBadgeVariant.read}
        icon={<TasksIcon />}
        {...(running > 0 ? { count: running } : {})}
        aria-label={label}
        title={label}
        isExpanded={isExpanded}
        onClick={onClick}
      />
    </ToolbarItem>
  );
}

function NoticesButton({ isExpanded, onClick }: BadgeProps): ReactNode {
  const { items } = useList(notices);
  const needsAttention = items.some(({ severity }) => severity === "danger");
  const label = items.length === 0 ? shellText("notices") : shellText("notices.count", { count: items.length });
  return (
    <ToolbarItem>
      <NotificationBadge
        variant={needsAttention ? NotificationBadgeVariant.attention : NotificationBadgeVariant.read}
        icon={<BellIcon />}
        {...(items.length > 0 ? { count: items.length } : {})}
        aria-label={label}
        title={label}
        isExpanded={isExpanded}
        onClick={onClick}
      />
    </ToolbarItem>
  );
}
