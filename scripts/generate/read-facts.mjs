import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDriverTables } from "./read-driver-tables.mjs";
import { readHeader } from "./read-header.mjs";
import { readProtocol } from "./read-protocol.mjs";
import { readSymbols } from "./read-symbols.mjs";
import { latest } from "./versions.mjs";

/** In this order, because later ones use names of earlier ones. */
const headers = [
  "include/libvirt/libvirt-common.h.in",
  "include/libvirt/libvirt-host.h",
  "include/libvirt/libvirt-domain.h",
  "include/libvirt/libvirt-domain-checkpoint.h",
  "include/libvirt/libvirt-domain-snapshot.h",
  "include/libvirt/libvirt-event.h",
  "include/libvirt/libvirt-interface.h",
  "include/libvirt/libvirt-network.h",
  "include/libvirt/libvirt-nodedev.h",
  "include/libvirt/libvirt-nwfilter.h",
  "include/libvirt/libvirt-qemu.h",
  "include/libvirt/libvirt-secret.h",
  "include/libvirt/libvirt-storage.h",
  "include/libvirt/libvirt-stream.h",
  "include/libvirt/virterror.h",
  "src/libvirt_internal.h",
];
const protocols = [
  ["REMOTE", "src/remote/remote_protocol.x", "src/libvirt_public.syms"],
  ["QEMU", "src/remote/qemu_protocol.x", "src/libvirt_qemu.syms"],
  ["LXC", "src/remote/lxc_protocol.x", "src/libvirt_lxc.syms"],
];

// Since when there is a procedure is the later of two things: since when there is the function that it serves, which is the
// version of its symbol, and since when the remote driver carries it, which is said in the driver's tables. So nobody is told
// a version that may lack it. Events have the version that their numbers' comments say; what none of these tells is told in
// naming.json, with its source.

/** A name as both a procedure and a function have it: `DOMAIN_CREATE_XML` and `virDomainCreateXML` are one. */
const plain = (name) => name.replace(/^vir/, "").replaceAll("_", "").toLowerCase();

/** Versions by the names of procedures. Functions of one hypervisor have its name within theirs. */
const byPlainName = (versions) =>
  new Map(
    Object.entries(versions).map(([name, version]) => [plain(name).replace(/domain(qemu|lxc)/, "domain"), version]),
  );

/**
 * Everything about libvirt's protocol that the generated files need, read from libvirt's sources: numbers, names,
 * versions, and where they come from. None of its prose.
 *
 * @param directory libvirt's unpacked sources. @param source where they come from, to be told in the facts.
 */
export function readFacts(directory, source) {
  const files = {};
  const read = (name) => {
    const text = readFileSync(join(directory, name), "utf8");
    files[name] = createHash("sha256").update(text).digest("hex");
    return text;
  };
  const known = new Map();
  const parsed = headers.map((name) => [name, readHeader(read(name), known)]);
  const eventVersions = Object.assign({}, ...parsed.map(([, header]) => header.eventVersions));
  const carried = byPlainName(readDriverTables(read("src/remote/remote_driver.c")));
  const programs = protocols.map(([prefix, description, symbols]) => {
    const program = readProtocol(read(description), prefix);
    const versions = byPlainName(readSymbols(read(symbols)));
    const sinceOf = ({ name }) => latest(versions.get(plain(name)), carried.get(plain(name)));
    return {
      ...program,
      limits: Object.fromEntries(
        Object.entries(program.limits).map(([name, value]) => [name, known.get(value) ?? Number(value)]),
      ),
      procedures: program.procedures.map(({ sparseFlag, ...procedure }) => ({
        ...procedure,
        ...(sparseFlag ? { sparseFlag: known.get(sparseFlag) } : {}),
        ...(sinceOf(procedure) ? { since: sinceOf(procedure) } : {}),
      })),
    };
  });
  return {
    source: { ...source, files },
    lengths: Object.fromEntries([...known].filter(([name]) => name.endsWith("BUFLEN"))),
    programs,
    enums: Object.fromEntries(parsed.map(([name, header]) => [name, header.enums])),
    eventVersions,
    texts: Object.fromEntries(parsed.map(([name, header]) => [name, header.texts])),
  };
}
