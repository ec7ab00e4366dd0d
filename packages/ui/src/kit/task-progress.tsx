import { tasks } from "@hob/plugin-api";
import { isFinished, type StepState, type Task, type TaskState } from "@hob/tasks";
import { Button, Progress, ProgressMeasureLocation, ProgressVariant } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useOperation } from "../data/use-operation.ts";
import { useTask } from "../data/use-task.ts";
import { kitText } from "../messages/kit-messages.ts";
import { ErrorAlert } from "./error-alert.tsx";
import { StateLabel, type Tone } from "./state-label.tsx";
import "./task-progress.css";

const stateTones: Record<TaskState, Tone> = {
  queued: "neutral",
  running: "progress",
  succeeded: "success",
  failed: "danger",
  cancelled: "neutral",
  interrupted: "warning",
};
const stepTones: Record<StepState, Tone> = {
  waiting: "neutral",
  running: "progress",
  done: "success",
  failed: "danger",
  undone: "neutral",
  "undo-failed": "warning",
};

/** The state of a task as a label. */
export function TaskStateLabel({ state }: { readonly state: TaskState }): ReactNode {
  return <StateLabel tone={stateTones[state]}>{kitText(`task.${state}`)}</StateLabel>;
}

/** How a task goes, where it was started: its steps, how far it is, and why it failed. */
export function TaskProgress({ id }: { readonly id: string }): ReactNode {
  const { item, error } = useTask(id);
  if (error) return <ErrorAlert error={error} />;
  return item ? <TaskDetail task={item} /> : null;
}

/** {@link TaskProgress} of a task that is at hand. */
export function TaskDetail(props: {
  readonly task: Task;
  /** False where the title stands above already. Default true. */
  readonly isTitled?: boolean;
}): ReactNode {
  const { task, isTitled = true } = props;
  const cancel = useOperation(tasks, "cancel");
  const isOver = isFinished(task.state);
  return (
    <div className="hob-task">
      <Progress
        value={Math.round(task.progress * 100)}
        {...(isTitled ? { title: task.title } : { "aria-label": task.title })}
        size="sm"
        measureLocation={ProgressMeasureLocation.top}
        {...(task.state === "succeeded" ? { variant: ProgressVariant.success } : {})}
        {...(task.state === "failed" ? { variant: ProgressVariant.danger } : {})}
        {...(task.state === "interrupted" || task.state === "cancelled" ? { variant: ProgressVariant.warning } : {})}
      />
      <ol className="hob-task__steps">
        {task.steps.map((step) => (
          <li key={step.id}>
            <StateLabel tone={stepTones[step.state]}>
              {step.title}
              {stepRemark(step.state)}
            </StateLabel>
          </li>
        ))}
      </ol>
      <ErrorAlert error={task.error} />
      <ErrorAlert error={cancel.error} />
      {isOver ? null : (
        <Button variant="link" isInline isDisabled={cancel.isRunning} onClick={() => void cancel.run(task.id)}>
          {kitText("task.cancel")}
        </Button>
      )}
    </div>
  );
}

function stepRemark(state: StepState): string {
  if (state === "undone") return ` (${kitText("task.undone")})`;
  return state === "undo-failed" ? ` (${kitText("task.undoFailed")})` : "";
}
