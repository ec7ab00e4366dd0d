import { ConfirmDialog, ErrorAlert, useClient, useOperation } from "@hob/ui";
import { type ReactNode, useCallback, useState } from "react";
import { type Vm, vms } from "../../model/index.ts";
import { text } from "../messages.ts";
import { isHarsh, type VmAction } from "./vm-actions.ts";

/** What a page does with VMs, and what it must render for it. */
export interface VmActions {
  /** Acts on one VM; asks first where data in the guest may be lost. */
  act(action: VmAction, vm: Pick<Vm, "id" | "name">): void;
  /** Acts on several at once; each answers for itself. */
  actOnAll(action: VmAction, selected: readonly Pick<Vm, "id" | "name">[]): void;
  /** Failures and questions: to be rendered where the actions are. */
  readonly dialogs: ReactNode;
}

interface Failure {
  readonly id: string;
  readonly title: string;
  readonly error: unknown;
}

/** Of many failures so many are told in full. */
const toldFailures = 5;

/** The power actions of VMs for a list or a page. */
export function useVmActions(): VmActions {
  const client = useClient();
  const [failed, setFailed] = useState<readonly Failure[]>([]);
  const [asked, setAsked] = useState<{ action: "off" | "reset"; vm: Pick<Vm, "id" | "name"> } | null>(null);

  const run = useCallback(
    async (action: VmAction, vm: Pick<Vm, "id" | "name">) => {
      const calls = client(vms);
      // What is tried again has not failed any more.
      setFailed((before) => before.filter(({ id }) => id !== vm.id));
      try {
        await (action === "shutdown" ? calls.shutdown(vm.id, {}) : calls[action](vm.id));
      } catch (error) {
        const title = text(`failed.${action}`, { name: vm.name });
        setFailed((before) => [...before, { id: vm.id, title, error }]);
      }
    },
    [client],
  );
  const act = useCallback(
    (action: VmAction, vm: Pick<Vm, "id" | "name">) => {
      if (isHarsh(action)) setAsked({ action, vm });
      else void run(action, vm);
    },
    [run],
  );
  const actOnAll = useCallback(
    (action: VmAction, selected: readonly Pick<Vm, "id" | "name">[]) =>
      void inFlight(8, selected, (vm) => run(action, vm)),
    [run],
  );

  const dialogs = (
    <>
      {failed.slice(0, toldFailures).map(({ id, title, error }) => (
        <ErrorAlert
          key={id}
          title={title}
          error={error}
          onClose={() => setFailed((before) => before.filter((failure) => failure.id !== id))}
        />
      ))}
      {failed.length > toldFailures ? (
        <p role="status">{text("failed.more", { count: failed.length - toldFailures })}</p>
      ) : null}
      {asked ? <HarshDialog {...asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
  return { act, actOnAll, dialogs };
}

function HarshDialog(props: {
  readonly action: "off" | "reset";
  readonly vm: Pick<Vm, "id" | "name">;
  readonly onClose: () => void;
}): ReactNode {
  const { action, vm, onClose } = props;
  const operation = useOperation(vms, action);
  return (
    <ConfirmDialog
      title={text(`harsh.${action}`, { name: vm.name })}
      verb={text(`action.${action}`)}
      isRunning={operation.isRunning}
      error={operation.error}
      onClose={onClose}
      onConfirm={() => void operation.attempt(vm.id).then(onClose, () => undefined)}
    >
      {text(`harsh.${action}Body`)}
    </ConfirmDialog>
  );
}

/** Works through items with at most `limit` under way. */
async function inFlight<Item>(
  limit: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
