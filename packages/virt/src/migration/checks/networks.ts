import { interfaceLookupByName, networkIsActive, networkLookupByName } from "@hob/libvirt";
import type { Interface } from "@hob/libvirt-xml";
import type { Link } from "../../host/link.ts";
import { answerOf, blocking, type Check, type Found, ok, warning } from "./check.ts";

/** Networks and bridges that the destination has under the same names. */
export const checkNetworks: Check = async ({ to, before, documents: { there } }) => {
  const networks = namesOf(there.devices.interfaces, ({ type, source }) =>
    type === "network" ? source?.network : undefined,
  );
  const bridges = namesOf(there.devices.interfaces, ({ type, source }) =>
    type === "bridge" ? source?.bridge : undefined,
  );
  const devices = namesOf(there.devices.interfaces, ({ type, source }) =>
    type === "direct" ? source?.dev : undefined,
  );
  const found = await Promise.all([
    ...networks.map((name) => lookAtNetwork(to, name, before.active)),
    ...[...bridges, ...devices].map((name) => lookAtInterface(to, name)),
  ]);
  return found;
};

function namesOf(interfaces: readonly Interface[], name: (one: Interface) => string | undefined): readonly string[] {
  return [...new Set(interfaces.flatMap((one) => name(one) ?? []))];
}

async function lookAtNetwork(to: Link, name: string, isNeeded: boolean): Promise<Found> {
  const found = await answerOf(to, networkLookupByName, { name });
  const grave = isNeeded ? blocking : warning;
  if (found === null) return grave(`'${to.name}' has no network '${name}'.`);
  const { active } = await to.call(networkIsActive, found);
  return active
    ? ok(`'${to.name}' has network '${name}'.`)
    : grave(`Network '${name}' of '${to.name}' is not started.`);
}

async function lookAtInterface(to: Link, name: string): Promise<Found> {
  if ((await answerOf(to, interfaceLookupByName, { name })) !== null) return ok(`'${to.name}' has '${name}'.`);
  return warning(`It needs '${name}' on '${to.name}', which libvirt there does not know of.`);
}
