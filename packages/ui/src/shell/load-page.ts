import { defineError } from "@hob/errors";
import type { ComponentType } from "react";
import type { WebRoute } from "../plugin/define-web-plugin.ts";

/** The code of a page did not come, twice. */
export const PageNotLoaded = defineError("ui.page-not-loaded", {
  kind: "unavailable",
  message: (d: { path: string; reason: string }) => `The page '${d.path}' could not be loaded: ${d.reason}.`,
  hint: "The network may have changed, or the server was updated: load the page again.",
});

const retryMs = 700;
const pages = new WeakMap<WebRoute, ComponentType>();

/** The page of a route, if its code is there. */
export function loadedPage(route: WebRoute): ComponentType | undefined {
  return pages.get(route);
}

/**
 * Loads the code of a page; once more after a moment, because networks change.
 *
 * @throws PageNotLoaded
 */
export async function loadPage(route: WebRoute): Promise<ComponentType> {
  try {
    const { default: page } = await route.load().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      return route.load();
    });
    pages.set(route, page);
    return page;
  } catch (cause) {
    throw new PageNotLoaded({ path: route.path, reason: (cause as Error).message }, { cause });
  }
}
