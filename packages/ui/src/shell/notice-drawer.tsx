import { notices } from "@hob/plugin-api";
import {
  Alert,
  AlertActionCloseButton,
  NotificationDrawer,
  NotificationDrawerBody,
  NotificationDrawerHeader,
} from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useList } from "../data/use-list.ts";
import { useOperation } from "../data/use-operation.ts";
import { useCan } from "../data/use-session.ts";
import { EmptyState } from "../kit/empty-state.tsx";
import { ErrorAlert } from "../kit/error-alert.tsx";
import { RelativeTime } from "../kit/relative-time.tsx";
import { shellText } from "../messages/shell-messages.ts";

/** What an administrator should know. */
export default function NoticeDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { items, isLoading, error } = useList(notices);
  const dismiss = useOperation(notices, "delete");
  const canDismiss = useCan()("notices:dismiss");
  return (
    <section aria-label={shellText("notices")}>
      <NotificationDrawer>
        <NotificationDrawerHeader title={shellText("notices")} onClose={onClose} />
        <NotificationDrawerBody>
          <ErrorAlert error={error ?? dismiss.error} />
          {!isLoading && !error && items.length === 0 ? <EmptyState title={shellText("notices.none")} /> : null}
          <ul className="hob-drawer-list">
            {items
              .toSorted((a, b) => b.lastSeen - a.lastSeen)
              .map((notice) => (
                <li key={notice.id} className="hob-drawer-list__entry">
                  <Alert
                    isInline
                    isPlain
                    component="p"
                    variant={notice.severity as "info" | "warning" | "danger"}
                    title={notice.title}
                    {...(canDismiss
                      ? {
                          actionClose: (
                            <AlertActionCloseButton
                              aria-label={shellText("notices.dismiss", { title: notice.title })}
                              onClose={() => void dismiss.run(notice.id)}
                            />
                          ),
                        }
                      : {})}
                  >
                    {notice.hint ? <p>{notice.hint}</p> : null}
                    <p className="hob-drawer-list__time">
                      <RelativeTime at={notice.lastSeen} />
                    </p>
                  </Alert>
                </li>
              ))}
          </ul>
        </NotificationDrawerBody>
      </NotificationDrawer>
    </section>
  );
}
