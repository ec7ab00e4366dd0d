import { useCan } from "@hob/ui";
import { ExpandableSection } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { text } from "../messages.ts";
import type { SectionProps } from "./create-form.ts";
import { TextAreaField } from "./form-fields.tsx";
import { Choice } from "./where-section.tsx";

const policies = ["performance", "compatibility", "desktop"] as const;
const goals = ["address", "ssh", "agent"] as const;

/** What few people set: folded away. What is set here is marked as the user's own choice in the design. */
export function AdvancedSection({ form, change }: SectionProps): ReactNode {
  const can = useCan();
  const [isOpen, setOpen] = useState(
    [form.firmware, form.machine, form.graphics, form.policy, form.wait].some((set) => set !== null) ||
      form.overrides !== "",
  );
  return (
    <ExpandableSection
      toggleText={text("create.advanced")}
      isExpanded={isOpen}
      onToggle={(_event, open) => setOpen(open)}
    >
      <div className="hob-create__sizes">
        <Choice
          id="create-firmware"
          label={text("create.firmware")}
          auto={text("create.auto")}
          value={form.firmware}
          choices={[
            ["bios", "BIOS"],
            ["efi", "UEFI"],
            ["efi-secure", "UEFI with secure boot"],
          ]}
          onChange={(firmware) => change({ firmware })}
        />
        <Choice
          id="create-machine"
          label={text("create.machineType")}
          auto={text("create.auto")}
          value={form.machine}
          choices={[
            ["q35", "q35"],
            ["pc", "pc (i440FX)"],
          ]}
          onChange={(machine) => change({ machine })}
        />
        <Choice
          id="create-graphics"
          label={text("create.graphics")}
          auto={text("create.auto")}
          value={form.graphics}
          choices={[
            ["vnc", "VNC"],
            ["spice", "SPICE"],
            ["none", text("create.networkNone")],
          ]}
          onChange={(graphics) => change({ graphics })}
        />
        <Choice
          id="create-policy"
          label={text("create.policy")}
          auto={text("create.policyDefault")}
          value={form.policy}
          choices={policies.map((policy) => [policy, text(`create.policy.${policy}`)])}
          onChange={(policy) => change({ policy })}
        />
        <Choice
          id="create-wait"
          label={text("create.wait")}
          auto={text("create.wait.none")}
          value={form.wait}
          choices={goals.map((goal) => [goal, text(`create.wait.${goal}`)])}
          onChange={(wait) => change({ wait })}
        />
      </div>
      {can("vms:raw") ? (
        <TextAreaField
          id="create-overrides"
          label={text("create.overrides")}
          value={form.overrides}
          placeholder="<domain><devices><watchdog model='itco' action='reset'/></devices></domain>"
          help={text("create.overridesHelp")}
          isCode
          rows={4}
          onChange={(overrides) => change({ overrides })}
        />
      ) : null}
    </ExpandableSection>
  );
}
