import { SizeInput } from "@hob/ui";
import type { Bytes } from "@hob/units";
import { FormGroup, NumberInput } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { DesignAnswer } from "../../model/index.ts";
import { text } from "../messages.ts";
import type { SectionProps } from "./what-section.tsx";

const memoryUnits = ["MiB", "GiB"] as const;
const diskUnits = ["MiB", "GiB", "TiB"] as const;
const fallback = { vcpus: 2, memory: 2 * 1024 ** 3, storage: 20 * 1024 ** 3 };

/** Size: prefilled from the operating system, or with what the design chose. */
export function SizeSection({
  form,
  change,
  design,
}: SectionProps & { readonly design: DesignAnswer | null }): ReactNode {
  const { minimum, recommended } = form.os ?? {};
  const vcpus = form.vcpus ?? design?.vcpus ?? recommended?.vcpus ?? fallback.vcpus;
  const memory = form.memory ?? design?.memory ?? recommended?.memory ?? fallback.memory;
  const disk = form.diskSize ?? design?.diskSize ?? recommended?.storage ?? fallback.storage;
  return (
    <>
      <FormGroup label={text("vcpus")} fieldId="create-vcpus">
        <NumberInput
          inputProps={{ id: "create-vcpus" }}
          inputAriaLabel={text("vcpus")}
          minusBtnAriaLabel={`${text("vcpus")} −1`}
          plusBtnAriaLabel={`${text("vcpus")} +1`}
          value={vcpus}
          min={1}
          widthChars={4}
          onMinus={() => change({ vcpus: Math.max(1, vcpus - 1) })}
          onPlus={() => change({ vcpus: vcpus + 1 })}
          onChange={(event) => {
            const typed = Number((event.target as HTMLInputElement).value);
            if (Number.isInteger(typed) && typed > 0) change({ vcpus: typed });
          }}
        />
      </FormGroup>
      <FormGroup label={text("memory")} fieldId="create-memory">
        <SizeInput
          id="create-memory"
          value={memory}
          units={memoryUnits}
          minimum={minimum?.memory ?? null}
          recommended={recommended?.memory ?? null}
          onChange={(size) => size !== null && change({ memory: size as Bytes })}
        />
      </FormGroup>
      <FormGroup label={text("create.disk")} fieldId="create-disk">
        <SizeInput
          id="create-disk"
          value={disk}
          units={diskUnits}
          minimum={minimum?.storage ?? null}
          recommended={recommended?.storage ?? null}
          onChange={(size) => size !== null && change({ diskSize: size as Bytes })}
        />
      </FormGroup>
    </>
  );
}
