import { users } from "@hob/plugin-api";
import type { ItemOf } from "@hob/resources";
import { Button } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { useOperation } from "../data/use-operation.ts";
import { useList } from "../data/use-list.ts";
import { useCan, useSession } from "../data/use-session.ts";
import { ConfirmDialog } from "../kit/confirm-dialog.tsx";
import { EmptyState } from "../kit/empty-state.tsx";
import { RelativeTime } from "../kit/relative-time.tsx";
import { ResourceTable } from "../kit/table/resource-table.tsx";
import type { TableColumn } from "../kit/table/table-column.ts";
import { shellText } from "../messages/shell-messages.ts";
import { AdministrationPage } from "./administration-page.tsx";
import { CreateUserDialog } from "./create-user-dialog.tsx";
import { roleTitle } from "./roles.ts";

type User = ItemOf<typeof users>;

const columns: readonly TableColumn<User>[] = [
  {
    id: "name",
    title: shellText("users.name"),
    cell: (user) => user.name,
    text: (user) => user.name,
    sort: (user) => user.name,
  },
  {
    id: "role",
    title: shellText("users.role"),
    cell: (user) => roleTitle(user.role),
    text: (user) => roleTitle(user.role),
    sort: (user) => user.role,
    onCard: true,
  },
  {
    id: "last-log-in",
    title: shellText("users.lastLogin"),
    cell: (user) => (user.lastLoginAt === null ? shellText("users.never") : <RelativeTime at={user.lastLoginAt} />),
    sort: (user) => user.lastLoginAt,
    onCard: true,
  },
  {
    id: "created",
    title: shellText("users.created"),
    cell: (user) => <RelativeTime at={user.createdAt} />,
    sort: (user) => user.createdAt,
  },
];

/** Who may log in. */
export default function UsersPage(): ReactNode {
  const list = useList(users);
  const me = useSession().user.id;
  const canManage = useCan()("users:manage");
  const [isCreating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<User | null>(null);
  return (
    <AdministrationPage
      current="users"
      actions={canManage ? <Button onClick={() => setCreating(true)}>{shellText("users.create")}</Button> : null}
    >
      <ResourceTable
        label={shellText("users")}
        items={list.items}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        columns={columns}
        nameOf={(user) => user.name}
        initialSort={{ column: "name", isDescending: false }}
        {...(canManage
          ? {
              rowActions: (user: User) =>
                user.id === me ? null : (
                  <Button variant="link" isDanger onClick={() => setLeaving(user)}>
                    {shellText("users.delete")}
                  </Button>
                ),
            }
          : {})}
        empty={<EmptyState title={shellText("users")} />}
      />
      {isCreating ? <CreateUserDialog onClose={() => setCreating(false)} /> : null}
      {leaving ? <DeleteUserDialog user={leaving} onClose={() => setLeaving(null)} /> : null}
    </AdministrationPage>
  );
}

function DeleteUserDialog({ user, onClose }: { readonly user: User; readonly onClose: () => void }): ReactNode {
  const remove = useOperation(users, "delete");
  return (
    <ConfirmDialog
      title={shellText("users.deleteTitle", { name: user.name })}
      verb={shellText("users.delete")}
      isRunning={remove.isRunning}
      error={remove.error}
      onConfirm={() => void remove.attempt(user.id).then(onClose, () => undefined)}
      onClose={onClose}
    >
      {shellText("users.deleteBody")}
    </ConfirmDialog>
  );
}
