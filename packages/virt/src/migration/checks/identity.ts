import { domainLookupByName } from "@hob/libvirt";
import { isActive } from "../sight.ts";
import { answerOf, blocking, type Check, type Found, warning } from "./check.ts";

/** A name and UUID that are free at the destination. */
export const checkIdentity: Check = async ({ to, dom, there, before, beforeThere, options }) => {
  if (options.resume === true) return [];
  const found: Found[] = [];
  if (beforeThere === null) found.push(blocking(`'${to.name}' cannot be reached.`));
  else if (isActive(beforeThere)) {
    found.push(blocking(`A guest of UUID ${dom.uuid} is '${beforeThere.state}' on '${to.name}' already.`));
  } else if (beforeThere.state !== "gone") {
    const fate = (options.persist ?? before.persistent) ? "will be replaced" : "stays as it is";
    found.push(warning(`'${to.name}' has a definition of it already, which ${fate}.`));
  }
  const named = await answerOf(to, domainLookupByName, { name: there.name });
  if (named !== null && named.dom.uuid !== dom.uuid) {
    found.push(blocking(`Another guest is named '${there.name}' on '${to.name}': UUID ${named.dom.uuid}.`));
  }
  return found;
};
