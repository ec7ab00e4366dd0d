import { connectCompareHypervisorCpu, connectGetCapabilities, cpuCompareResult, isLibvirtError } from "@hob/libvirt";
import { capabilities, cpu as cpuDocument, read, write } from "@hob/libvirt-xml";
import type { Link } from "../../host/link.ts";
import { blocking, type Check, ok, warning } from "./check.ts";

/** A destination that has the CPU which the guest sees. */
export const checkCpu: Check = async ({ from, to, before, documents: { there } }) => {
  const { cpu, type, os } = there;
  if (cpu === undefined || !before.active) return [];
  if (cpu.mode === "host-passthrough") return comparePassedOn(from, to);
  if (cpu.mode === "maximum") return [warning("Its CPU is all that the emulator has: both must be of one version.")];
  try {
    const { result } = await to.call(connectCompareHypervisorCpu, {
      emulator: null,
      arch: os.type.arch ?? null,
      machine: os.type.machine ?? null,
      virtType: type,
      cpu: write(cpuDocument, cpu),
    });
    if (result !== cpuCompareResult.incompatible) return [ok(`'${to.name}' has its CPU.`)];
    const model = cpu.model?.name === undefined ? "its CPU" : `its CPU '${cpu.model.name}' with all features`;
    return [blocking(`'${to.name}' does not have ${model}.`)];
  } catch (error) {
    if (!isLibvirtError(error)) throw error;
    return [warning(`Its CPU could not be compared with that of '${to.name}': ${error.message.replace(/\.$/, "")}.`)];
  }
};

/** A guest that sees the host's own CPU goes on only where it is the same. */
async function comparePassedOn(from: Link, to: Link) {
  const [here, there] = await Promise.all([from, to].map((link) => modelOf(link)));
  if (here === there) return [ok(`It sees the host's CPU, '${here}', which both hosts have.`)];
  return [warning(`It sees the host's CPU, '${here}', and '${to.name}' has '${there}': it may fail there.`)];
}

async function modelOf(link: Link): Promise<string> {
  const { host } = read(capabilities, (await link.call(connectGetCapabilities, {})).capabilities);
  return [host.cpu.vendor, host.cpu.model, ...host.cpu.features.map(({ name }) => name)].join(" ");
}
