import type { InputStream } from "../command/cli-process.ts";

/** Everything that is piped in, without the line end at its end. */
export async function readStdin(stdin: InputStream): Promise<string> {
  let text = "";
  for await (const chunk of stdin.setEncoding("utf8")) text += chunk;
  return text.replace(/\r?\n$/, "");
}
