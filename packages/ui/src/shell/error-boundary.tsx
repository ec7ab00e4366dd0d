import { isHobError } from "@hob/errors";
import { Button, PageSection } from "@patternfly/react-core";
import { Component, type ReactNode } from "react";
import { EmptyState } from "../kit/empty-state.tsx";
import { ErrorAlert } from "../kit/error-alert.tsx";
import { shellText } from "../messages/shell-messages.ts";

interface ErrorBoundaryProps {
  /** Another value (the address) forgets the failure. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: unknown;
  readonly resetKey: string;
}

/** Keeps the failure of one page to that page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: ErrorBoundaryState): ErrorBoundaryState | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  #retry(): void {
    // The browser remembers a script that did not come; only a new page asks for it again.
    if (isHobError(this.state.error, "unavailable")) location.reload();
    else this.setState({ error: null });
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <PageSection hasBodyWrapper={false}>
        <EmptyState
          isPage
          title={shellText("failed.title")}
          action={
            <Button variant="primary" onClick={() => this.#retry()}>
              {shellText("failed.retry")}
            </Button>
          }
        >
          {shellText("failed.body")}
        </EmptyState>
        <ErrorAlert error={this.state.error} />
      </PageSection>
    );
  }
}
