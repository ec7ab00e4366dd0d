import { PageSection, Skeleton } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { kitText } from "../messages/kit-messages.ts";

/** What a page looks like before its code is there: never blank. */
export function PageSkeleton(): ReactNode {
  return (
    <PageSection hasBodyWrapper={false} aria-busy="true">
      <Skeleton screenreaderText={kitText("loading")} fontSize="2xl" width="16rem" />
      <br />
      <Skeleton width="40%" />
      <br />
      <Skeleton width="60%" />
    </PageSection>
  );
}
