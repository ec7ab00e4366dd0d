import { connectGetCapabilities, connectGetType } from "@hob/libvirt";
import { capabilities, read } from "@hob/libvirt-xml";
import type { Link } from "../../host/link.ts";
import { blocking, type Check, ok } from "./check.ts";

/** Two hosts, with one driver and, where the processor runs the guest itself, one architecture. */
export const checkHosts: Check = async ({ from, to, documents }) => {
  const [here, there] = await Promise.all([factsOf(from), factsOf(to)]);
  const found = [];
  if (here.uuid !== undefined && here.uuid === there.uuid) {
    found.push(blocking(`'${from.name}' and '${to.name}' are the same host: both say UUID ${here.uuid}.`));
  }
  if (here.type !== there.type) {
    found.push(blocking(`'${from.name}' has driver '${here.type}', and '${to.name}' has '${there.type}'.`));
  }
  if (here.arch !== there.arch && documents.here.type !== "qemu") {
    found.push(blocking(`'${from.name}' is of architecture '${here.arch}', and '${to.name}' of '${there.arch}'.`));
  }
  return found.length > 0 ? found : [ok(`Both hosts have driver '${here.type}' on '${here.arch}'.`)];
};

async function factsOf(link: Link) {
  const [{ type }, answer] = await Promise.all([link.call(connectGetType, {}), link.call(connectGetCapabilities, {})]);
  const { host } = read(capabilities, answer.capabilities);
  return { type, uuid: host.uuid, arch: host.cpu.arch };
}
