import { domainIsActive, domainIsPersistent, domainModificationImpact } from "@hob/libvirt";
import type { ChangeTarget } from "../../change.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { NoChangeTarget } from "./change-errors.ts";

/** What a change is made to, now that it is known what there is. */
export interface ChosenTarget {
  /** Whether the running guest is changed. */
  readonly live: boolean;
  /** Whether the stored definition is changed. */
  readonly config: boolean;
  /** Whether the guest runs. */
  readonly running: boolean;
  /** Whether the guest is stored. */
  readonly stored: boolean;
}

/** Chooses what is changed: what the caller says, else all that there is. @throws NoChangeTarget, GuestNotFound */
export async function chooseTarget(
  { call, dom }: Pick<GuestCalls, "call" | "dom">,
  target: ChangeTarget | undefined,
): Promise<ChosenTarget> {
  const [{ active }, { persistent }] = await Promise.all([call(domainIsActive, {}), call(domainIsPersistent, {})]);
  const live = target === undefined ? active : target !== "config";
  const config = target === undefined ? persistent : target !== "live";
  if (target !== undefined && ((live && !active) || (config && !persistent))) {
    throw new NoChangeTarget({ guest: dom.name, target, running: active });
  }
  return { live, config, running: active, stored: persistent };
}

/** The chosen target as libvirt's flags. */
export function flagsOf({ live, config }: Pick<ChosenTarget, "live" | "config">): number {
  return (live ? domainModificationImpact.live : 0) | (config ? domainModificationImpact.config : 0);
}
