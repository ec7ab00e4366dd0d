import { Lanes } from "../../lanes.ts";
import type { Link } from "../../host/link.ts";

interface Line {
  readonly lanes: Lanes;
  users: number;
}

const lines = new WeakMap<Link, Map<string, Line>>();

/**
 * Lets questions to a guest's agent through one after the other, whoever asks. libvirt does so too, but lets each that
 * waits take one of the daemon's workers: a guest that does not answer could take them all.
 */
export async function inAgentLine<Answer>(link: Link, uuid: string, work: () => Promise<Answer>): Promise<Answer> {
  const ofLink = lines.get(link) ?? new Map<string, Line>();
  lines.set(link, ofLink);
  const line = ofLink.get(uuid) ?? { lanes: new Lanes(1), users: 0 };
  ofLink.set(uuid, line);
  line.users += 1;
  try {
    return await line.lanes.run(work);
  } finally {
    line.users -= 1;
    if (line.users === 0) ofLink.delete(uuid);
  }
}
