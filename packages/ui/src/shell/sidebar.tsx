import { Nav, NavItem, NavList, PageSidebar, PageSidebarBody } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { useCan } from "../data/use-session.ts";
import { shellText } from "../messages/shell-messages.ts";
import { usePlugins } from "./plugins-context.ts";
import { tabAt, visibleTabs } from "./tabs.ts";

/** The tabs of the plugins. */
export function Sidebar(): ReactNode {
  const { pathname } = useLocation();
  const tabs = visibleTabs(usePlugins(), useCan());
  const current = tabAt(tabs, pathname);
  return (
    <PageSidebar>
      <PageSidebarBody>
        <Nav aria-label={shellText("navigation")}>
          <NavList>
            {tabs.map(({ id, title, path, icon: Icon }) => (
              <NavItem key={id} itemId={id} isActive={current?.id === id}>
                <Link to={path}>
                  {Icon ? (
                    <span className="pf-v6-c-nav__link-icon">
                      <Icon />
                    </span>
                  ) : null}
                  <span className="pf-v6-c-nav__link-text">{title}</span>
                </Link>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}
