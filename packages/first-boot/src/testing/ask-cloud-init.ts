import { fileURLToPath } from "node:url";
import { cloudInitModules, run } from "@hob/beds";

const oracle = fileURLToPath(new URL("../../fixtures/cloud-init-oracle.py", import.meta.url));

/** Asks Debian's cloud-init: each question with its argument; see the oracle for what it answers. */
export async function askCloudInit(...questions: readonly (readonly [string, unknown])[]): Promise<any[]> {
  const answers = await run("python3", [oracle], {
    input: JSON.stringify(questions),
    env: { PYTHONPATH: await cloudInitModules(), PYTHONDONTWRITEBYTECODE: "1" },
  });
  return JSON.parse(answers) as any[];
}
