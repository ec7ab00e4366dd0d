import { argumentList, defineCommand } from "@hob/cli";
import { describeError } from "@hob/errors";
import { canonicaliseXml, parseXml, serialiseXml } from "@hob/xml";
import { readXmlFile } from "./xml-file.ts";

export default defineCommand({
  description:
    "Parses and serialises each file and compares both canonically, comments included. Files that differ, or cannot be " +
    "read, are named; the exit code is 0 only when all are equal.",
  examples: ["hob xml roundtrip web-1.xml db-1.xml", "virsh dumpxml web-1 | hob xml roundtrip -"],
  arguments: { files: argumentList("XML documents; - is standard input") },
  async run({ args, output, process }) {
    const files: { file: string; equal: boolean; reason: string | null }[] = [];
    for (const file of args.files) {
      try {
        const document = await readXmlFile(file, process.stdin);
        const equal = canonicaliseXml(parseXml(serialiseXml(document))) === canonicaliseXml(document);
        files.push({ file, equal, reason: equal ? null : `'${file}' differs after canonicalisation.` });
      } catch (error) {
        files.push({ file, equal: false, reason: describeError(error).message });
      }
    }
    const differ = files.filter(({ equal }) => !equal);
    if (output.format === "table") for (const { reason } of differ) await output.say(reason ?? "", null);
    const equal = files.length - differ.length;
    await output.say(`${files.length} files, ${equal} equal, ${differ.length} differ`, {
      files,
      equal,
      differ: differ.length,
    });
    return differ.length === 0 ? 0 : 1;
  },
});
