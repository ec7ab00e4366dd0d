import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import type { ReactNode } from "react";

/** One fact: its name and its value; a null value shows as a dash. */
export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

/** Facts about one thing, name beside value; on narrow screens name above value. */
export function FactList({
  facts,
  columns = 1,
}: {
  readonly facts: readonly Fact[];
  readonly columns?: 1 | 2;
}): ReactNode {
  return (
    <DescriptionList isHorizontal isCompact termWidth="17ch" columnModifier={columns === 2 ? { lg: "2Col" } : {}}>
      {facts.map(({ term, value }) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription>{value ?? "–"}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}
