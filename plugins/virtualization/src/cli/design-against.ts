import { access } from "node:fs/promises";
import { compareDesigns, type Design } from "@hob/designer";
import type { Output } from "@hob/cli";
import type { Client } from "@hob/resources";
import { serialiseXml } from "@hob/xml";
import { vms } from "../model/index.ts";
import { xmlDifferenceLine } from "./xml-difference-line.ts";
import { readXmlFile } from "./xml-file.ts";

/**
 * Tells how a design differs from a file, or from a VM's stored definition.
 *
 * @param client is asked for only when the word is no file.
 * @returns the exit code: 0 when they say the same, 1 when they do not.
 */
export async function designAgainst(
  design: Design,
  word: string,
  { client, output, stdin }: { client: () => Client; output: Output; stdin: Parameters<typeof readXmlFile>[1] },
  asJson: boolean,
): Promise<{ readonly code: number; readonly json: string | null }> {
  const isFile = word === "-" || /[/.]/.test(word) || (await exists(word));
  const before = isFile
    ? serialiseXml(await readXmlFile(word, stdin))
    : (await client()(vms).xml(word, { query: { inactive: true } })).xml;
  const { choices, differences } = compareDesigns(before, design);
  const code = differences.length === 0 ? 0 : 1;
  if (asJson) return { code, json: JSON.stringify({ choices, differences }, null, 2) };
  for (const { path, before: there, after, because } of choices) {
    await output.say(`${path}: ${there ?? "(nothing)"} -> ${after}: ${because}`, null);
  }
  if (choices.length > 0 && differences.length > 0) await output.say("", null);
  for (const difference of differences) await output.say(xmlDifferenceLine(difference), null);
  return { code, json: null };
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
