import { createContext, useContext } from "react";
import type { WebPlugin } from "../plugin/define-web-plugin.ts";
import { filled, type WebSlot } from "../plugin/web-slot.ts";

const context = createContext<readonly WebPlugin[]>([]);

/** Gives the plugins that are enabled to everything below. */
export const PluginsProvider = context.Provider;

/** The web halves of the plugins that are enabled on this server. */
export function usePlugins(): readonly WebPlugin[] {
  return useContext(context);
}

/** What fills a slot of the interface right now. */
export function useFills<Item>(slot: WebSlot<Item>): readonly Item[] {
  return filled(slot, usePlugins());
}
