import { argument, defineCommand, flag } from "@hob/cli";
import { canonicaliseXml, serialiseXml } from "@hob/xml";
import { OptionsConflict } from "./cli-errors.ts";
import { readXmlFile } from "./xml-file.ts";

export default defineCommand({
  description: "Parses a document and writes it: byte by byte as it was, unless another form is asked for.",
  examples: ["hob xml serialise web-1.xml", "hob xml serialise --canonical web-1.xml | sha256sum"],
  arguments: { file: argument("XML document; - is standard input") },
  options: {
    pretty: flag("Written anew, an element a line"),
    canonical: flag("In canonical form (C14N 1.0, with comments)"),
  },
  async run({ args, options, process }) {
    if (options.pretty && options.canonical) {
      throw new OptionsConflict({ problem: "--pretty and --canonical exclude each other." });
    }
    const document = await readXmlFile(args.file, process.stdin);
    const { pretty, canonical } = options;
    process.stdout.write(canonical ? canonicaliseXml(document) : serialiseXml(document, { pretty }));
  },
});
