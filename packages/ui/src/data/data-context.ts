import type { Client } from "@hob/resources";
import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { LiveData } from "../live/live-data.ts";

/** What the hooks stand on: one for the whole page. */
export interface DataContext {
  readonly client: Client;
  readonly queryClient: QueryClient;
  readonly live: LiveData;
}

const context = createContext<DataContext | null>(null);

/** Gives the data to everything below. */
export const DataContextProvider = context.Provider;

/** The data of this page; only inside the shell. */
export function useData(): DataContext {
  const data = useContext(context);
  if (!data) throw new Error("Hooks for data work only inside the shell.");
  return data;
}

/** The typed client of the API, for calls that no other hook fits: `useClient()(vms).console(id, { kind: "vnc" })`. */
export function useClient(): Client {
  return useData().client;
}
