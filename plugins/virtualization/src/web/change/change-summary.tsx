import { ErrorAlert, Size } from "@hob/ui";
import { Alert } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { VmChangePlan } from "../../model/index.ts";
import { DecisionList } from "../design/decision-list.tsx";
import { LiveCard } from "../design/live-card.tsx";
import type { LiveAnswer } from "../design/use-live-answer.ts";
import { text } from "../messages.ts";

/** What a change does, before it is made: new disks, choices with their reasons, and where the definition differs. */
export function ChangeSummary(props: {
  readonly live: LiveAnswer<VmChangePlan>;
  readonly isAsked: boolean;
  readonly isRunning: boolean;
}): ReactNode {
  const { live, isAsked, isRunning } = props;
  const { answer: plan, error, isAsking } = live;
  return (
    <LiveCard title={text("change.summary")} isAsking={isAsking}>
      {isAsked ? null : <p>{text("change.nothing")}</p>}
      <ErrorAlert error={error} onRetry={live.retry} />
      {plan ? (
        <div className="hob-change__plan">
          {plan.warnings.map((warning) => (
            <Alert key={warning} variant="warning" isInline isPlain title={warning} />
          ))}
          {plan.volumes.map(({ pool, volume, size }) => (
            <p key={`${pool}/${volume}`}>
              {text("change.makes", { volume: `${pool}/${volume}` })} <Size bytes={size} />
            </p>
          ))}
          <Differences differences={plan.differences} />
          <DecisionList decisions={plan.decisions} />
          {isRunning ? <p>{text("change.running")}</p> : null}
        </div>
      ) : null}
    </LiveCard>
  );
}

/** Where the stored definition changes: a place, and what it says before and after. */
function Differences({ differences }: Pick<VmChangePlan, "differences">): ReactNode {
  if (differences.length === 0) return <p>{text("change.noDifference")}</p>;
  return (
    <dl className="hob-differences" aria-label={text("change.differences")}>
      {differences.map(({ kind, path, before, after }, index) => (
        <div key={`${path} ${index}`}>
          <dt>{path}</dt>
          {before === null ? null : (
            <dd className="hob-differences__before">
              <span aria-hidden>− </span>
              <del>{before}</del>
            </dd>
          )}
          {after === null ? null : (
            <dd className="hob-differences__after">
              <span aria-hidden>{kind === "moved" ? "→ " : "+ "}</span>
              <ins>{after}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
