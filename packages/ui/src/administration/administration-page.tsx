import type { ReactNode } from "react";
import { useCan } from "../data/use-session.ts";
import { Page } from "../kit/page.tsx";
import { shellText } from "../messages/shell-messages.ts";

/** The frame of the framework's own pages. */
export function AdministrationPage(props: {
  readonly current: "plugins" | "users" | "about";
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const can = useCan();
  const tabs = [
    { title: shellText("plugins"), path: "/administration/plugins" },
    ...(can("users:read") ? [{ title: shellText("users"), path: "/administration/users" }] : []),
    { title: shellText("about"), path: "/administration/about" },
  ];
  return (
    <Page
      title={shellText("administration")}
      tabs={tabs}
      currentTab={`/administration/${props.current}`}
      actions={props.actions}
      isFilled={props.current !== "about"}
    >
      {props.children}
    </Page>
  );
}
