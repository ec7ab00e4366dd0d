import type { Link } from "../../host/link.ts";
import { Lanes } from "../../lanes.ts";
import type { GuestCalls } from "../guest-calls.ts";

const lines = new WeakMap<Link, Map<string, { readonly lanes: Lanes; waiting: number }>>();

/** Does work on a guest's definition when nobody else here does: a definition is read, changed and stored as a whole. */
export async function oneAtATime<Result>(
  { link, dom }: Pick<GuestCalls, "link" | "dom">,
  work: () => Promise<Result>,
): Promise<Result> {
  const ofHost = lines.get(link) ?? new Map<string, { readonly lanes: Lanes; waiting: number }>();
  lines.set(link, ofHost);
  const line = ofHost.get(dom.uuid) ?? { lanes: new Lanes(1), waiting: 0 };
  ofHost.set(dom.uuid, line);
  line.waiting += 1;
  try {
    return await line.lanes.run(work);
  } finally {
    line.waiting -= 1;
    if (line.waiting === 0) ofHost.delete(dom.uuid);
  }
}
