import { argument } from "../command/argument.ts";
import { defineCommand } from "../command/define-command.ts";
import { completionScript, shells } from "../completion/completion-script.ts";
import { InvalidOption } from "../grammar/usage-errors.ts";

export default defineCommand({
  examples: ["source <(hob completion bash)", "hob completion zsh > ~/.zfunc/_hob", "hob completion fish | source"],
  arguments: { shell: argument(`One of ${shells.join(", ")}`) },
  async run({ args, output }) {
    const shell = shells.find((one) => one === args.shell);
    if (!shell) {
      const reason = `'${args.shell}' is not one of ${shells.join(", ")}.`;
      throw new InvalidOption({ option: "shell", reason, hint: undefined });
    }
    output.raw(completionScript(shell, "hob"));
  },
});
