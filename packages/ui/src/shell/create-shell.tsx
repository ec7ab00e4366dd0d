import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import "@patternfly/react-core/dist/styles/base.css";
import { administration } from "../administration/administration.ts";
import { DataContextProvider } from "../data/data-context.ts";
import type { WebPlugin } from "../plugin/define-web-plugin.ts";
import { Gate } from "./gate.tsx";
import "./shell.css";
import { preload, startData } from "./start-data.ts";
import { startTheme } from "./theme.ts";

/** The whole interface, made of plugins. */
export interface Shell {
  /** Draws it into an element and begins to ask the server. Called once. */
  mount(element: Element): void;
}

/** Makes the interface from the web halves of plugins: `createShell([grid, virtualization]).mount(root)`. */
export function createShell(plugins: readonly WebPlugin[]): Shell {
  const all = [...plugins, administration];
  return {
    mount(element) {
      startTheme();
      const data = startData();
      preload(data, all, location.pathname);
      createRoot(element).render(
        <StrictMode>
          <QueryClientProvider client={data.queryClient}>
            <DataContextProvider value={data}>
              <BrowserRouter>
                <Gate plugins={all} />
              </BrowserRouter>
            </DataContextProvider>
          </QueryClientProvider>
        </StrictMode>,
      );
    },
  };
}
