import { ErrorAlert, useClient } from "@hob/ui";
import { Alert, ExpandableSection, Label, Skeleton } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { type VmDetail, type VmExplanation, vms } from "../../model/index.ts";
import "../design/decision-list.css";
import { useLiveAnswer } from "../design/use-live-answer.ts";
import { text } from "../messages.ts";

type Setting = VmExplanation["settings"][number];

/** Why a VM is as it is: each setting with its reason, beside what would be chosen today. Asked for when it is opened. */
export function ExplanationSection({ vm }: { readonly vm: VmDetail }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const client = useClient();
  const { answer, error, isAsking, retry } = useLiveAnswer(isOpen ? { id: vm.id } : null, ({ id }, signal) =>
    client(vms).explain(id, {}, { signal }),
  );
  return (
    <ExpandableSection
      toggleText={text("explain.show")}
      isExpanded={isOpen}
      onToggle={(_event, open) => setOpen(open)}
      aria-busy={isAsking}
    >
      <ErrorAlert error={error} onRetry={retry} />
      {answer ? <Explanation explanation={answer} /> : error ? null : <Skeleton height="8rem" />}
    </ExpandableSection>
  );
}

function Explanation({ explanation }: { readonly explanation: VmExplanation }): ReactNode {
  const { settings, warnings } = explanation;
  const others = settings.filter(({ verdict }) => verdict === "other");
  return (
    <>
      {warnings.map((warning) => (
        <Alert key={warning} variant="warning" isInline isPlain title={warning} />
      ))}
      <p>{others.length === 0 ? text("explain.asToday") : text("explain.others", { count: others.length })}</p>
      <ol className="hob-decisions">
        {[...others, ...settings.filter(({ verdict }) => verdict !== "other")].map((setting) => (
          <li key={setting.path}>
            <code>{setting.path}</code> <strong>{setting.now ?? text("explain.nothing")}</strong>
            <Verdict setting={setting} />
            <p>{setting.because}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Verdict({ setting: { verdict, today } }: { readonly setting: Setting }): ReactNode {
  if (verdict === "same" || verdict === "size") return null;
  return (
    <>
      {" "}
      <Label isCompact color={verdict === "other" ? "orange" : "blue"}>
        {verdict === "other"
          ? text("explain.today", { value: today ?? text("explain.nothing") })
          : text("create.byOverride")}
      </Label>
    </>
  );
}
