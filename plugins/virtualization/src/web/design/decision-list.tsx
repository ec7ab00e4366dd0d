import { ExpandableSection, Label } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { DesignAnswer } from "../../model/index.ts";
import { text } from "../messages.ts";
import "./decision-list.css";

/** Every choice with its reason, folded away. */
export function DecisionList({ decisions }: Pick<DesignAnswer, "decisions">): ReactNode {
  return (
    <ExpandableSection toggleText={text("create.decisions", { count: decisions.length })} isIndented>
      <ol className="hob-decisions">
        {decisions.map((decision, index) => (
          <li key={`${decision.path} ${index}`}>
            <code>{decision.path}</code> <strong>{decision.value}</strong>
            <Maker by={decision.by} />
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
  );
}

/** Who made a choice, where it was not the policy that every guest gets. */
function Maker({ by }: { readonly by: string }): ReactNode {
  if (by === "policy") return null;
  const [kind, policy] = by.split(":");
  const label =
    kind === "user" ? text("create.byYou") : kind === "override" ? text("create.byOverride") : (policy ?? by);
  return (
    <>
      {" "}
      <Label isCompact color={kind === "policy" ? "purple" : "blue"}>
        {label}
      </Label>
    </>
  );
}
