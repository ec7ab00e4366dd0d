import { keys, type Page } from "@hob/resources";
import type { SearchProvider } from "@hob/ui";
import { type Vm, vms, type VmState } from "../model/index.ts";
import { text } from "./messages.ts";

const shown = 8;

/** Finds VMs for the command palette: in the list that is at hand, else on the server. */
export const vmSearch: SearchProvider = {
  id: "vms",
  title: text("vms"),
  async search(typed, { client, queryClient, signal }) {
    const held = queryClient.getQueryData<Page<Vm>>(keys(vms).list());
    const wanted = typed.toLowerCase();
    const found = held
      ? held.items.filter((vm) => vm.name.toLowerCase().includes(wanted)).slice(0, shown)
      : (await client(vms).list({ query: { search: typed, limit: shown }, signal })).items;
    return found.map((vm) => ({
      id: vm.id,
      title: vm.name,
      detail: text(`state.${vm.state as VmState}`),
      path: `/vms/${vm.id}`,
    }));
  },
};
