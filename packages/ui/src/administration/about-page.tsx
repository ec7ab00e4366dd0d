import { setup } from "@hob/plugin-api";
import { type ReactNode, useSyncExternalStore } from "react";
import { useData } from "../data/data-context.ts";
import { useItem } from "../data/use-item.ts";
import { useSession } from "../data/use-session.ts";
import { FactList } from "../kit/fact-list.tsx";
import { StateLabel } from "../kit/state-label.tsx";
import { shellText } from "../messages/shell-messages.ts";
import { AdministrationPage } from "./administration-page.tsx";

/** What this is, and how one is connected to it. */
export default function AboutPage(): ReactNode {
  const { item } = useItem(setup, "");
  const { user, permissions } = useSession();
  const { live } = useData();
  const state = useSyncExternalStore(live.onState, live.state);
  return (
    <AdministrationPage current="about">
      <FactList
        facts={[
          { term: shellText("about.version"), value: item?.version },
          { term: shellText("about.server"), value: location.host },
          {
            term: shellText("about.stream"),
            value: (
              <StateLabel tone={state === "live" ? "success" : "warning"}>
                {shellText(`about.stream.${state}`)}
              </StateLabel>
            ),
          },
          { term: shellText("about.user"), value: user.name },
          {
            term: shellText("about.permissions"),
            value: permissions.includes("*") ? shellText("about.everything") : permissions.join(", "),
          },
          { term: shellText("about.api"), value: <a href="/api/openapi.json">/api/openapi.json</a> },
          { term: shellText("about.licence"), value: "Apache-2.0" },
        ]}
      />
    </AdministrationPage>
  );
}
