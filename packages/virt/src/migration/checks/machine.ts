import { isHobError } from "@hob/errors";
import { connectGetDomainCapabilities, isLibvirtError } from "@hob/libvirt";
import { blocking, type Check, ok } from "./check.ts";

/** A destination that can run guests of this kind, architecture and machine. */
export const checkMachine: Check = async ({ to, documents: { there } }) => {
  const { type, os } = there;
  const { arch, machine } = os.type;
  const query = { emulator: null, arch: arch ?? null, machine: machine ?? null, virtType: type };
  const words = [type, arch, machine].filter((word) => word !== undefined).join(", ");
  try {
    await to.call(connectGetDomainCapabilities, query);
    return [ok(`'${to.name}' runs ${words}.`)];
  } catch (error) {
    if (!isHobError(error) || isLibvirtError(error, "no-support")) throw error;
    return [blocking(`'${to.name}' does not run ${words}: ${error.message.replace(/\.$/, "")}.`)];
  }
};
