import {
  EmptyState as PatternflyEmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from "@patternfly/react-core";
import type { ComponentType, ReactNode } from "react";

/** What an empty place says: what it is for, and the one next step. */
export interface EmptyStateProps {
  readonly title: string;
  readonly icon?: ComponentType;
  readonly children?: ReactNode;
  /** It is all there is on the page: its title is the page's. */
  readonly isPage?: boolean;
  /** The one next step: a button. */
  readonly action?: ReactNode;
}

/** An empty place that says what it is for and offers the next step. */
export function EmptyState({ title, icon, children, action, isPage = false }: EmptyStateProps): ReactNode {
  return (
    <PatternflyEmptyState titleText={title} headingLevel={isPage ? "h1" : "h2"} {...(icon ? { icon } : {})}>
      {children ? <EmptyStateBody>{children}</EmptyStateBody> : null}
      {action ? (
        <EmptyStateFooter>
          <EmptyStateActions>{action}</EmptyStateActions>
        </EmptyStateFooter>
      ) : null}
    </PatternflyEmptyState>
  );
}
