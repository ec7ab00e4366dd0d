import type { WebPlugin, WebTab } from "../plugin/define-web-plugin.ts";

type Can = (permission: string | undefined) => boolean;

/** The tabs that a user sees, in their order. */
export function visibleTabs(plugins: readonly WebPlugin[], can: Can): readonly WebTab[] {
  return plugins
    .flatMap(({ tabs }) => tabs)
    .filter(({ allow }) => can(allow))
    .toSorted((a, b) => a.order - b.order);
}

/** Where somebody who asked for nothing in particular begins. */
export function firstTab(plugins: readonly WebPlugin[], can: Can): WebTab | undefined {
  return visibleTabs(plugins, can)[0];
}

/** The tab that a path belongs to: the one with the longest path that it begins with. */
export function tabAt(tabs: readonly WebTab[], path: string): WebTab | undefined {
  return tabs
    .filter((tab) => path === tab.path || path.startsWith(tab.path.endsWith("/") ? tab.path : `${tab.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}
