import { ExpandableSection } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { text } from "../messages.ts";
import type { SectionProps } from "./what-section.tsx";
import { Choice } from "./where-section.tsx";

/** What few people set: folded away. What is set here is marked as the user's own choice in the design. */
export function AdvancedSection({ form, change }: SectionProps): ReactNode {
  const [isOpen, setOpen] = useState(form.firmware !== null || form.machine !== null || form.graphics !== null);
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
      </div>
    </ExpandableSection>
  );
}
