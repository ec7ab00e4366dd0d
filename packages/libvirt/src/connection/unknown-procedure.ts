import { ProcedureUnsupported } from "../errors/connection-errors.ts";
import { isLibvirtError, type LibvirtError } from "../errors/libvirt-error.ts";
import { procedureName } from "../protocol/procedure-name.ts";
import { type Procedure, remoteProgram } from "../protocol/procedure.ts";

/** The parts of libvirt that say so: of the remote driver daemons before 0.9. @source virnetclientprogram.c */
const sayers: ReadonlySet<string> = new Set(["rpc", "remote"]);

/**
 * The error of a call that failed: libvirt's own, or, where the daemon does not know the call at all, one that names
 * the version that does.
 */
export function explainUnknown(uri: string, procedure: Procedure<never, unknown>, error: LibvirtError): Error {
  if (!isLibvirtError(error, "rpc") || !sayers.has(error.details.domainName)) return error;
  if (!saysUnknown(error.details.message, procedure)) return error;
  const { name, number } = procedure.program;
  const version = `libvirt ${procedure.since} or later`;
  const needs = number === remoteProgram.number ? version : `the ${drivers[name]} driver of ${version}`;
  return new ProcedureUnsupported({ uri, procedure: procedureName(procedure.number, number), needs }, { cause: error });
}

/**
 * Whether a daemon has no ear for a call. It has no error of its own for that, and says it in its own language; what is the
 * same in all of them are the numbers: that of the procedure alone, or those of the program and its version. No other failure
 * of its protocol names these.
 *
 * @source virnetserverprogram.c, virNetServerProgramDispatchCall and virNetServerProgramUnknownError; libvirt's po/*.po
 */
function saysUnknown(message: string, { number, program }: Procedure<never, unknown>): boolean {
  const [first, second, ...rest] = (message.match(/\d+/g) ?? []).map(Number);
  if (rest.length > 0) return false;
  if (second === undefined) return first === number;
  return (
    (first === program.number && second === program.version) || (first === program.version && second === program.number)
  );
}

const drivers = { remote: "remote", qemu: "QEMU", lxc: "LXC" };
