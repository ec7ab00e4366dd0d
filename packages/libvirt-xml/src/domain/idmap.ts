import { attribute, children, element, type Element, integer, required, type Slots } from "../kit/index.ts";

/** A range of ids in a container, and what they are on the host. */
export interface IdRange {
  /** The first id in the container. */
  readonly start: number;
  /** The id on the host that it stands for. */
  readonly target: number;
  readonly count: number;
}

/** Who the users and groups of a container are on the host (user namespace). */
export interface Idmap {
  readonly uids: readonly IdRange[];
  readonly gids: readonly IdRange[];
}

const range: Slots<IdRange> = {
  start: required(attribute("start", integer)),
  target: required(attribute("target", integer)),
  count: required(attribute("count", integer)),
};
const uid: Element<IdRange> = element("uid", range);
const gid: Element<IdRange> = element("gid", { ...range });

/** `<idmap>`. */
export const idmap: Element<Idmap> = element("idmap", {
  uids: children(uid, { key: (item) => item.start }),
  gids: children(gid, { key: (item) => item.start }),
});
