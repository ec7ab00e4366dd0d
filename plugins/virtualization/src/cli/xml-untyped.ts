import { argumentList, defineCommand, exitCodes } from "@hob/cli";
import { describeError } from "@hob/errors";
import { coverage, documentKind } from "@hob/libvirt-xml";
import { readXmlFile } from "./xml-file.ts";

export default defineCommand({
  description:
    "Lists the elements and attributes that Hob keeps but does not know, one FILE:PATH a line: also what others put " +
    "into <metadata>, and all of a document that is none of libvirt's. Namespace declarations do not count. Files that cannot be read are named on standard " +
    "error, and the exit code says so.",
  examples: ["hob xml untyped web-1.xml", "virsh dumpxml web-1 | hob xml untyped -"],
  arguments: { files: argumentList("libvirt's XML documents; - is standard input") },
  async run({ args, output, process }) {
    const files: { file: string; kind: string | null; nodes: number; untyped: readonly string[] }[] = [];
    const unreadable: { file: string; reason: string; code: number }[] = [];
    for (const file of args.files) {
      try {
        const { root } = await readXmlFile(file, process.stdin);
        const kind = documentKind(root.name);
        files.push({ file, kind: kind?.name ?? null, ...coverage(kind?.declared ?? null, root) });
      } catch (error) {
        const { kind, message } = describeError(error);
        unreadable.push({ file, reason: message, code: exitCodes[kind] });
      }
    }
    for (const { reason } of unreadable) output.note(`hob: ${reason}`);
    if (output.format === "table") {
      for (const { file, untyped } of files) for (const path of untyped) await output.say(`${file}:${path}`, null);
    }
    const nodes = files.reduce((sum, file) => sum + file.nodes, 0);
    const untyped = files.reduce((sum, file) => sum + file.untyped.length, 0);
    await output.say(`${nodes} nodes, ${untyped} untyped`, {
      files,
      unreadable: unreadable.map(({ file, reason }) => ({ file, reason })),
      nodes,
      untyped,
    });
    return unreadable[0]?.code ?? 0;
  },
});
