import { argumentList, defineCommand } from "@hob/cli";
import { coverage, documentKind } from "@hob/libvirt-xml";
import { readXmlFile } from "./xml-file.ts";

export default defineCommand({
  description:
    "Lists the elements and attributes that Hob keeps but does not know, one FILE:PATH a line: also what others put " +
    "into <metadata>, and all of a document that is none of libvirt's. Namespace declarations do not count.",
  examples: ["hob xml untyped web-1.xml", "virsh dumpxml web-1 | hob xml untyped -"],
  arguments: { files: argumentList("libvirt's XML documents; - is standard input") },
  async run({ args, output, process }) {
    const files: { file: string; kind: string | null; nodes: number; untyped: readonly string[] }[] = [];
    for (const file of args.files) {
      const { root } = await readXmlFile(file, process.stdin);
      const kind = documentKind(root.name);
      files.push({ file, kind: kind?.name ?? null, ...coverage(kind?.declared ?? null, root) });
    }
    if (output.format === "table") {
      for (const { file, untyped } of files) for (const path of untyped) await output.say(`${file}:${path}`, null);
    }
    const nodes = files.reduce((sum, file) => sum + file.nodes, 0);
    const untyped = files.reduce((sum, file) => sum + file.untyped.length, 0);
    await output.say(`${nodes} nodes, ${untyped} untyped`, { files, nodes, untyped });
  },
});
