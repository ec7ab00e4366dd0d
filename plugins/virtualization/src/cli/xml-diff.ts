import { argument, defineCommand } from "@hob/cli";
import { compareXml } from "@hob/xml";
import { OptionsConflict } from "./cli-errors.ts";
import { xmlDifferenceLine } from "./xml-difference-line.ts";
import { readXmlFile } from "./xml-file.ts";

export default defineCommand({
  description:
    "Tells what two documents say differently, whatever their layout: blanks, quotes, comments, prefixes, the order of " +
    "attributes and of elements of different names. A line begins with + for what was added, - removed, ~ changed, > moved. " +
    "The exit code is 0 when they say the same, 1 when they do not.",
  examples: ["hob xml diff before.xml after.xml", "virsh dumpxml web-1 | hob xml diff web-1.xml - --output json"],
  arguments: {
    before: argument("XML document; - is standard input"),
    after: argument("Another one, likewise"),
  },
  async run({ args, output, process }) {
    if (args.before === "-" && args.after === "-") {
      throw new OptionsConflict({ problem: "Only one of the two documents can be standard input." });
    }
    const before = await readXmlFile(args.before, process.stdin);
    const after = await readXmlFile(args.after, process.stdin);
    const differences = compareXml(before.root, after.root);
    if (output.format === "table")
      for (const difference of differences) await output.say(xmlDifferenceLine(difference), null);
    else await output.list(differences, []);
    return differences.length === 0 ? 0 : 1;
  },
});
