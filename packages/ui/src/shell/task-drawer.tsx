import { isFinished, type Task } from "@hob/tasks";
import { NotificationDrawer, NotificationDrawerBody, NotificationDrawerHeader } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { useRecentTasks } from "../data/use-task.ts";
import { EmptyState } from "../kit/empty-state.tsx";
import { ErrorAlert } from "../kit/error-alert.tsx";
import { RelativeTime } from "../kit/relative-time.tsx";
import { TaskDetail, TaskStateLabel } from "../kit/task-progress.tsx";
import { shellText } from "../messages/shell-messages.ts";

/** Long work: what runs, with progress, and what ran. */
export default function TaskDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { items, isLoading, error, running } = useRecentTasks();
  return (
    <section aria-label={shellText("tasks")}>
      <NotificationDrawer>
        <NotificationDrawerHeader
          title={shellText("tasks")}
          {...(running > 0 ? { customText: String(running) } : {})}
          onClose={onClose}
        />
        <NotificationDrawerBody>
          <ErrorAlert error={error} />
          {!isLoading && !error && items.length === 0 ? (
            <EmptyState title={shellText("tasks.none")}>{shellText("tasks.noneBody")}</EmptyState>
          ) : (
            <ul className="hob-drawer-list">
              {items.map((task) => (
                <TaskEntry key={task.id} task={task} />
              ))}
            </ul>
          )}
        </NotificationDrawerBody>
      </NotificationDrawer>
    </section>
  );
}

function TaskEntry({ task }: { readonly task: Task }): ReactNode {
  const isOver = isFinished(task.state);
  const [isOpened, setOpened] = useState(task.state === "failed");
  if (!isOver) {
    return (
      <li className="hob-drawer-list__entry">
        <TaskDetail task={task} />
      </li>
    );
  }
  return (
    <li className="hob-drawer-list__entry">
      <button
        type="button"
        className="hob-drawer-list__line"
        aria-expanded={isOpened}
        onClick={() => setOpened(!isOpened)}
      >
        <span className="hob-drawer-list__title">{task.title}</span>
        <TaskStateLabel state={task.state} />
        <RelativeTime at={task.finishedAt} />
      </button>
      {isOpened ? <TaskDetail task={task} isTitled={false} /> : null}
    </li>
  );
}
