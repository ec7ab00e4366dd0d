import { ErrorAlert, FactList, Size, XmlView } from "@hob/ui";
import {
  Alert,
  Card,
  CardBody,
  CardTitle,
  ExpandableSection,
  Label,
  Spinner,
  Split,
  SplitItem,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { DesignAnswer } from "../../model/index.ts";
import { text } from "../messages.ts";
import type { Missing } from "./create-form.ts";
import type { LiveDesign } from "./use-design.ts";

/** What Hob would create and why, as the user types; changes nothing. */
export function DesignSummary(props: { readonly live: LiveDesign; readonly missing: Missing | null }): ReactNode {
  const { live, missing } = props;
  const { design, error, isDesigning } = live;
  return (
    <Card isCompact className="hob-design" aria-live="polite" aria-busy={isDesigning}>
      <CardTitle>
        <Split hasGutter>
          <SplitItem isFilled>{text("create.summary")}</SplitItem>
          {isDesigning ? (
            <SplitItem>
              <Spinner size="md" aria-label={text("create.designing")} />
            </SplitItem>
          ) : null}
        </Split>
      </CardTitle>
      <CardBody>
        {missing ? <p>{text(`create.summaryMissing.${missing}`)}</p> : null}
        <ErrorAlert error={error} onRetry={live.retry} />
        {design ? <Design design={design} /> : null}
      </CardBody>
    </Card>
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
      <ExpandableSection toggleText={text("create.decisions", { count: design.decisions.length })} isIndented>
        <ol className="hob-decisions">
          {design.decisions.map((decision) => (
            <li key={decision.path}>
              <code>{decision.path}</code> <strong>{decision.value}</strong>
              {decision.by === "user" ? (
                <>
                  {" "}
                  <Label isCompact color="blue">
                    {text("create.byYou")}
                  </Label>
                </>
              ) : null}
              <p>
                {decision.because}
                {decision.alternatives.length > 0
                  ? ` ${text("create.instead", { alternatives: decision.alternatives.join(", ") })}`
                  : ""}
              </p>
            </li>
          ))}
        </ol>
      </ExpandableSection>
      <ExpandableSection toggleText={text("create.xml")}>
        <XmlView xml={design.xml} label={text("create.xml")} />
      </ExpandableSection>
    </>
  );
}
