import { useClient } from "@hob/ui";
import { type CreateVm, type DesignAnswer, vms } from "../../model/index.ts";
import { type LiveAnswer, useLiveAnswer } from "../design/use-live-answer.ts";

/** Asks the server what would be created, as the user types. Null asks nothing. */
export function useDesign(request: CreateVm | null): LiveAnswer<DesignAnswer> {
  const client = useClient();
  return useLiveAnswer(request, (asked, signal) => client(vms).design(asked, { signal }));
}
