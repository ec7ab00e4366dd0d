import { Button } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { EmptyState } from "../kit/empty-state.tsx";
import { shellText } from "../messages/shell-messages.ts";

/** Says that nothing is at this address. */
export function NotFoundPage({ home }: { readonly home: string }): ReactNode {
  const { pathname } = useLocation();
  return (
    <EmptyState
      isPage
      title={shellText("notFound.title")}
      action={<Button component={(props) => <Link {...props} to={home} />}>{shellText("notFound.home")}</Button>}
    >
      {shellText("notFound.body", { path: pathname })}
    </EmptyState>
  );
}
