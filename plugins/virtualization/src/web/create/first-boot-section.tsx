import type { ReactNode } from "react";
import { text } from "../messages.ts";
import { CloudInitFields } from "./cloud-init-fields.tsx";
import type { SectionProps } from "./create-form.ts";
import { type FirstBootForm, type FirstBootKind, firstBootKinds } from "./first-boot-form.ts";
import { TextAreaField } from "./form-fields.tsx";
import { type FirstBootFieldsProps, LoginFields } from "./login-fields.tsx";
import { installs } from "./source-form.ts";
import { UnattendedFields } from "./unattended-fields.tsx";
import { Choice } from "./where-section.tsx";

/** First boot: what the new system is told of itself, so that nobody has to answer its installer or log in on its console. */
export function FirstBootSection({ form, change }: SectionProps): ReactNode {
  const { firstBoot } = form;
  const set = (changed: Partial<FirstBootForm>) => change({ firstBoot: { ...firstBoot, ...changed } });
  const isInstalled = installs(form.source);
  const offered = firstBootKinds.filter((kind) => kind !== "none" && (kind === "unattended") === isInstalled);
  const fields = { form: firstBoot, set, name: form.name };
  return (
    <>
      <Choice
        id="create-first-boot"
        label={text("create.firstBootBy")}
        auto={text(isInstalled ? "create.firstBoot.questions" : "create.firstBoot.none")}
        value={firstBoot.kind === "none" ? null : firstBoot.kind}
        choices={offered.map((kind): [FirstBootKind, string] => [kind, text(`create.firstBoot.${kind}`)])}
        onChange={(kind) => set({ kind: kind ?? "none" })}
      />
      {firstBoot.kind === "cloud-init" ? <CloudInitFields {...fields} /> : null}
      {firstBoot.kind === "ignition" ? <IgnitionFields {...fields} /> : null}
      {firstBoot.kind === "unattended" ? <UnattendedFields {...fields} /> : null}
    </>
  );
}

function IgnitionFields(props: FirstBootFieldsProps): ReactNode {
  const { form, set } = props;
  return (
    <>
      <LoginFields {...props} userHelp={text("create.userHelp.ignition")} />
      <TextAreaField
        id="create-ignition"
        label={text("create.ignitionConfig")}
        value={form.ignition}
        placeholder={'{ "ignition": { "version": "3.4.0" } }'}
        help={text("create.ignitionHelp")}
        isCode
        rows={6}
        onChange={(ignition) => set({ ignition })}
      />
    </>
  );
}
