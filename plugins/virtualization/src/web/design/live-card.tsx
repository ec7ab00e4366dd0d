import { Card, CardBody, CardTitle, Spinner, Split, SplitItem } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { text } from "../messages.ts";

/** A card whose content follows a form as the user types; a spinner says that the next answer is on its way. */
export function LiveCard(props: {
  readonly title: string;
  readonly isAsking: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { title, isAsking, className = "", children } = props;
  return (
    <Card isCompact className={className} aria-live="polite" aria-busy={isAsking}>
      <CardTitle>
        <Split hasGutter>
          <SplitItem isFilled>{title}</SplitItem>
          {isAsking ? (
            <SplitItem>
              <Spinner size="md" aria-label={text("create.designing")} />
            </SplitItem>
          ) : null}
        </Split>
      </CardTitle>
      <CardBody>{children}</CardBody>
    </Card>
  );
}
