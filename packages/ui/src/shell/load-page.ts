import { defineError } from "@hob/errors";
import type { ComponentType } from "react";

/** The code of a page did not come, twice. */
export const PageNotLoaded = defineError("ui.page-not-loaded", {
  kind: "unavailable",
  message: (d: { path: string; reason: string }) => `The page '${d.path}' could not be loaded: ${d.reason}.`,
  hint: "The network may have changed, or the server was updated: load the page again.",
});

/** A page of a route, or another part of the interface, whose code is loaded when it is first shown. */
export interface LateCode<Props extends object = object> {
  /** Names it in a failure. */
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType<Props> }>;
}

const retryMs = 700;
const pages = new WeakMap<object, ComponentType<never>>();

/** The page, if its code is there. */
export function loadedPage<Props extends object>(route: LateCode<Props>): ComponentType<Props> | undefined {
  return pages.get(route) as ComponentType<Props> | undefined;
}

/**
 * Loads the code of a page; once more after a moment, because networks change.
 *
 * @throws PageNotLoaded
 */
export async function loadPage<Props extends object>(route: LateCode<Props>): Promise<ComponentType<Props>> {
  try {
    const { default: page } = await route.load().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, retryMs));
      return route.load();
    });
    pages.set(route, page as ComponentType<never>);
    return page;
  } catch (cause) {
    throw new PageNotLoaded({ path: route.path, reason: (cause as Error).message }, { cause });
  }
}
