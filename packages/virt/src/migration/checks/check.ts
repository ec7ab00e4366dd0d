import { type CallOptions, isLibvirtError, type Procedure } from "@hob/libvirt";
import type { Link } from "../../host/link.ts";
import type { MigrationFinding, MigrationSubject } from "../migration-check.ts";

/** Something found about one aspect. */
export type Found = Omit<MigrationFinding, "aspect">;

/** Looks at one aspect of a migration. Nothing found means that all is well. */
export type Check = (subject: MigrationSubject) => Promise<readonly Found[]> | readonly Found[];

/** It cannot work, or would harm. */
export const blocking = (reason: string): Found => ({ severity: "blocking", reason });
/** It may go wrong, or could not be looked at. */
export const warning = (reason: string): Found => ({ severity: "warning", reason });
/** It is well. */
export const ok = (reason: string): Found => ({ severity: "ok", reason });

/** What a call answers, or null when libvirt answers with an error: there is no such thing, or it cannot be asked. */
export async function answerOf<Args, Result>(
  link: Link,
  procedure: Procedure<Args, Result>,
  args: Args,
  options?: CallOptions,
): Promise<Result | null> {
  try {
    return await link.call(procedure, args, options);
  } catch (error) {
    if (isLibvirtError(error)) return null;
    throw error;
  }
}
