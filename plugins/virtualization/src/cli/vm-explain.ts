import { type Column, defineCommand, flag, texts } from "@hob/cli";
import { vms, type VmExplanation } from "../model/index.ts";
import { designPolicies, policyHelp } from "./design-policies.ts";
import { vmArgument } from "./vm-argument.ts";

type Setting = VmExplanation["settings"][number];

const columns: readonly Column<Setting>[] = [
  { title: "setting", value: ({ path }) => path },
  { title: "now", value: ({ now }) => now },
  { title: "today", value: ({ now, today, verdict }) => (verdict === "same" ? "same" : (today ?? (now && "none"))) },
  { title: "why", value: ({ because }) => because },
];

export default defineCommand({
  description:
    "Tells why a virtual machine is as it is: each setting of its stored definition beside what a new one for the same " +
    "disks, networks and operating system would get on its host today, with the reason. It changes nothing.",
  examples: [
    "hob vm explain web-1",
    "hob vm explain web-1 --changes --policy performance",
    "hob vm explain web-1 --output json",
  ],
  arguments: { vm: vmArgument },
  options: {
    changes: flag("Only what would be chosen otherwise today"),
    policy: texts(policyHelp, "NAME|FILE"),
  },
  async run({ client, args, options, output }) {
    const policies = await designPolicies(options.policy);
    const body = policies.length === 0 ? {} : { policies: policies.map((set) => ({ ...set })) };
    const explanation = await client(vms).explain(args.vm, body);
    const settings = options.changes
      ? explanation.settings.filter(({ verdict }) => verdict !== "same")
      : explanation.settings;
    if (output.format !== "table") return output.item({ ...explanation, settings }, []);
    for (const warning of explanation.warnings) output.note(`Warning: ${warning}`);
    if (explanation.os === null) output.note("Its operating system is not known: today's choices are careful ones.");
    if (settings.length === 0) return output.say("Nothing would be chosen otherwise today.", null);
    return output.list(settings, columns);
  },
});
