import { ErrorAlert, FactList, Size, XmlView } from "@hob/ui";
import { Alert, ExpandableSection } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { DesignAnswer } from "../../model/index.ts";
import { text } from "../messages.ts";
import type { Missing } from "./create-form.ts";
import { DecisionList } from "../design/decision-list.tsx";
import { LiveCard } from "../design/live-card.tsx";
import type { LiveAnswer } from "../design/use-live-answer.ts";

/** What Hob would create and why, as the user types; changes nothing. */
export function DesignSummary(props: {
  readonly live: LiveAnswer<DesignAnswer>;
  readonly missing: Missing | null;
}): ReactNode {
  const { live, missing } = props;
  const { answer: design, error, isAsking } = live;
  return (
    <LiveCard title={text("create.summary")} isAsking={isAsking} className="hob-design">
      {missing ? <p>{text(`create.summaryMissing.${missing}`)}</p> : null}
      <ErrorAlert error={error} onRetry={live.retry} />
      {design ? <Design design={design} /> : null}
    </LiveCard>
  );
}

function Design({ design }: { readonly design: DesignAnswer }): ReactNode {
  return (
    <>
      {design.warnings.map((warning) => (
        <Alert key={warning} variant="warning" isInline isPlain title={warning} />
      ))}
      <FactList
        facts={[
          {
            term: text("host"),
            value: text("create.onHost", { host: design.host.name, because: design.host.because }),
          },
          { term: text("vcpus"), value: design.vcpus },
          { term: text("memory"), value: <Size bytes={design.memory} /> },
          { term: text("create.disk"), value: <Size bytes={design.diskSize} /> },
        ]}
      />
      <DecisionList decisions={design.decisions} />
      <ExpandableSection toggleText={text("create.xml")}>
        <XmlView xml={design.xml} label={text("create.xml")} />
      </ExpandableSection>
    </>
  );
}
