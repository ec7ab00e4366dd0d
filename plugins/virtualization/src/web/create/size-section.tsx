import { SizeInput } from "@hob/ui";
import type { Bytes } from "@hob/units";
import { FormGroup, NumberInput } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { DesignAnswer } from "../../model/index.ts";
import { text } from "../messages.ts";
import { unreadable } from "./create-form.ts";
import type { SectionProps } from "./create-form.ts";

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
  const vcpus = readable(form.vcpus) ?? design?.vcpus ?? recommended?.vcpus ?? fallback.vcpus;
  const memory = readable(form.memory) ?? design?.memory ?? recommended?.memory ?? fallback.memory;
  const disk = readable(form.diskSize) ?? design?.diskSize ?? recommended?.storage ?? fallback.storage;
  return (
    <>
      <FormGroup label={text("vcpus")} fieldId="create-vcpus">
        <NumberInput
          inputProps={{ id: "create-vcpus" }}
          inputAriaLabel={text("vcpus")}
          minusBtnAriaLabel={`${text("vcpus")} −1`}
          plusBtnAriaLabel={`${text("vcpus")} +1`}
          value={form.vcpus === unreadable ? "" : vcpus}
          validated={form.vcpus === unreadable ? "error" : "default"}
          min={1}
          widthChars={4}
          onMinus={() => change({ vcpus: Math.max(1, vcpus - 1) })}
          onPlus={() => change({ vcpus: vcpus + 1 })}
          onChange={(event) => {
            const typed = Number((event.target as HTMLInputElement).value);
            change({ vcpus: Number.isInteger(typed) && typed > 0 ? typed : unreadable });
          }}
        />
      </FormGroup>
      <FormGroup label={text("memory")} fieldId="create-memory">
        <SizeInput
          id="create-memory"
          value={form.memory === unreadable ? null : memory}
          units={memoryUnits}
          minimum={minimum?.memory ?? null}
          recommended={recommended?.memory ?? null}
          onChange={(size) => change({ memory: size === null ? unreadable : (size as Bytes) })}
        />
      </FormGroup>
      <FormGroup label={text("create.disk")} fieldId="create-disk">
        <SizeInput
          id="create-disk"
          value={form.diskSize === unreadable ? null : disk}
          units={diskUnits}
          minimum={minimum?.storage ?? null}
          recommended={recommended?.storage ?? null}
          onChange={(size) => change({ diskSize: size === null ? unreadable : (size as Bytes) })}
        />
      </FormGroup>
    </>
  );
}

function readable<Value>(value: Value | typeof unreadable | null): Value | null {
  return value === unreadable ? null : value;
}
