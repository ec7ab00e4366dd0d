import type { ResourceDeclaration } from "@hob/resources";
import type { ComponentType } from "react";
import type { WebFill } from "./web-slot.ts";

/** An entry of the sidebar. It shows only while its plugin is enabled on the server and the user has its permission. */
export interface WebTab {
  readonly id: string;
  readonly title: string;
  /** Where it leads; it is marked as current on every path below. */
  readonly path: string;
  readonly icon?: ComponentType;
  /** Tabs stand in ascending order; Administration has 1000. */
  readonly order: number;
  /** A permission such as `vms:read`; absent for everyone who is logged in. */
  readonly allow?: string;
  /** The letter that leads here after `g`: `v` makes `g v`. */
  readonly shortcut?: string;
  /** Where the key `c` leads while this tab is open. */
  readonly create?: { readonly title: string; readonly path: string; readonly allow?: string };
}

/** A page of a plugin. The page is the default export of a module that is loaded when somebody first goes there. */
export interface WebRoute {
  /** As react-router writes it, from the root: `/vms/:id`. A trailing `/*` leaves the rest to the page. */
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  readonly allow?: string;
  /** Lists that the page begins with; they are asked for before anything is drawn when this page is opened first. */
  readonly preload?: readonly ResourceDeclaration[];
}

/** The web half of a plugin. */
export interface WebPlugin {
  /** The same as the server half's: where that is not enabled, nothing of this one shows. */
  readonly id: string;
  readonly tabs: readonly WebTab[];
  readonly routes: readonly WebRoute[];
  readonly fills?: readonly WebFill[];
}

/** Declares the web half of a plugin; returns it unchanged. */
export function defineWebPlugin(plugin: WebPlugin): WebPlugin {
  return plugin;
}
