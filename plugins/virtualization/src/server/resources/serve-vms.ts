import { refuseTemplate, setTemplate } from "@hob/builder";
import { serve } from "@hob/plugin-api";
import { figureColumns } from "@hob/plugin-grid";
import { type Guest } from "@hob/virt";
import { type VmState, vms } from "../../model/index.ts";
import { requireState, type statesFor } from "../actions/require-state.ts";
import { shutdownTimeoutMs } from "../actions/shut-down-vm.ts";
import { vmTaskInput } from "../actions/vm-task-input.ts";
import { planVmChange, shownPlan } from "../change/plan-vm-change.ts";
import { planVmClone } from "../create/clone-vm.ts";
import { issueConsoleTicket } from "../console/issue-console-ticket.ts";
import { checkRaw } from "../create/check-raw.ts";
import { designVm, planVm } from "../create/plan-vm.ts";
import type { VirtualizationServices } from "../services.ts";
import { explainVm } from "../vms/explain-vm.ts";
import { vmDetail } from "../vms/vm-detail.ts";

/** The VMs of all hosts. A VM is found by its id; by its UUID or name, where it is unique. */
export const serveVms = serve(vms, (services: VirtualizationServices) => {
  const { directory, grid, osinfo, tasks } = services;
  const { index } = directory;

  /** An action that is over at once. */
  const act = async (id: string, action: keyof typeof statesFor, run: (guest: Guest) => Promise<void>) => {
    const guest = await directory.find(id).guest();
    await requireState(guest, action);
    await run(guest);
  };

  return {
    list: ({ query: { state, host, ...query } }) =>
      index.list({
        ...query,
        ...(state === undefined ? {} : { state: state as VmState }),
        ...(host === undefined ? {} : { host: grid.host(host).id }),
      }),
    get: async ({ id }) => vmDetail(directory.find(id), await osinfo()),
    create: async ({ body, caller }) => {
      checkRaw(body, caller);
      return tasks.submit("vms.create", await planVm(services, body, caller.signal), {
        owner: caller.user?.id ?? null,
      });
    },
    delete: async ({ id, query, caller }) => {
      const { host, uuid, name } = directory.find(id);
      // A task that cannot begin is of no use: say so now.
      await host.connection.guest(uuid);
      const input = { host: host.id, guest: uuid, name, disks: query.disks ?? false };
      return tasks.submit("vms.delete", input, { owner: caller.user?.id ?? null });
    },
    collectionActions: {
      design: ({ body, caller }) => {
        checkRaw(body, caller);
        return designVm(services, body, caller.signal);
      },
    },
    actions: {
      explain: ({ id, body, caller }) => explainVm(services, id, body.policies ?? [], caller.signal),
      "plan-change": async ({ id, body }) => shownPlan((await planVmChange(services, id, body)).plan),
      change: async ({ id, body, caller }) =>
        tasks.submit("vms.change", await planVmChange(services, id, body), { owner: caller.user?.id ?? null }),
      clone: async ({ id, body, caller }) =>
        tasks.submit("vms.create", await planVmClone(directory.find(id), body), { owner: caller.user?.id ?? null }),
      template: async ({ id, body }) => {
        const { host, guest } = directory.find(id);
        await setTemplate(host.connection, await guest(), body.template);
      },
      start: async ({ id, caller }) => {
        const found = directory.find(id);
        const guest = await found.guest();
        await requireState(guest, "start");
        await refuseTemplate(guest);
        return tasks.submit("vms.start", vmTaskInput(found), { owner: caller.user?.id ?? null });
      },
      shutdown: async ({ id, body, caller }) => {
        const found = directory.find(id);
        await requireState(await found.guest(), "shut down");
        const input = { ...vmTaskInput(found), timeoutMs: body.timeoutMs ?? shutdownTimeoutMs };
        return tasks.submit("vms.shutdown", input, { owner: caller.user?.id ?? null });
      },
      reboot: ({ id }) => act(id, "reboot", (guest) => guest.reboot()),
      reset: ({ id }) => act(id, "reset", (guest) => guest.reset()),
      off: ({ id }) => act(id, "pull the plug of", (guest) => guest.destroy()),
      suspend: ({ id }) => act(id, "suspend", (guest) => guest.suspend()),
      resume: ({ id }) => act(id, "resume", (guest) => guest.resume()),
      console: ({ id, body, caller }) =>
        issueConsoleTicket(services, directory.find(id), body.kind as "serial" | "vnc", caller),
    },
    views: {
      xml: async ({ id, query }) => {
        const guest = await directory.find(id).guest();
        return { xml: await guest.xml(query) };
      },
      screenshot: async ({ id, caller }) => {
        const guest = await directory.find(id).guest();
        await requireState(guest, "take a picture of");
        const { type, data } = await guest.screenshot({ signal: caller.signal });
        return { type, base64: data.toString("base64") };
      },
      stats: ({ id }) => {
        const { host, uuid } = directory.find(id);
        return { columns: [...figureColumns], samples: host.history(uuid) };
      },
    },
  };
});
