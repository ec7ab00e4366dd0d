import type { Client } from "@hob/resources";
import type { QueryClient } from "@tanstack/react-query";
import { webSlot } from "./web-slot.ts";

/** One line of the command palette. */
export interface SearchResult {
  readonly id: string;
  readonly title: string;
  /** Told small beside the title, such as the host of a VM. */
  readonly detail?: string;
  readonly path: string;
}

/** Finds things for the command palette, such as VMs by name. */
export interface SearchProvider {
  readonly id: string;
  /** The heading of its results: `Virtual machines`. */
  readonly title: string;
  /** Called as the user types, with at least one letter; at most eight results are shown. */
  search(
    text: string,
    context: { readonly client: Client; readonly queryClient: QueryClient; readonly signal: AbortSignal },
  ): readonly SearchResult[] | Promise<readonly SearchResult[]>;
}

/** Who finds things for the command palette (Ctrl-K). */
export const searchProviders = webSlot<SearchProvider>("hob.search-providers");
