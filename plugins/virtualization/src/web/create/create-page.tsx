import { ErrorAlert, Page, useList, useOperation } from "@hob/ui";
import { ActionGroup, Button, Checkbox, Form, FormSection } from "@patternfly/react-core";
import { type FormEvent, type ReactNode, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { vms } from "../../model/index.ts";
import { text } from "../messages.ts";
import { AdvancedSection } from "./advanced-section.tsx";
import { changed as changedForm, type CreateForm, emptyForm, freeName, missingIn, requestOf } from "./create-form.ts";
import "./create.css";
import { DesignSummary } from "./design-summary.tsx";
import { FirstBootSection } from "./first-boot-section.tsx";
import { SizeSection } from "./size-section.tsx";
import { useDesign } from "./use-design.ts";
import { WhatSection } from "./what-section.tsx";
import { WhereSection } from "./where-section.tsx";

/** The page that creates a VM: the form on the left, what Hob makes of it on the right. */
export default function CreatePage(): ReactNode {
  const navigate = useNavigate();
  const [form, setForm] = useState<CreateForm>(emptyForm);
  const [hasOwnName, setOwnName] = useState(false);
  const { items } = useList(vms);
  const taken = useMemo(() => new Set(items.map(({ name }) => name)), [items]);
  const create = useOperation(vms, "create");

  const change = (changed: Partial<CreateForm>) => {
    if (changed.name !== undefined) setOwnName(changed.name !== "");
    setForm((before) => {
      const after = changedForm(before, changed);
      const renames = !hasOwnName && changed.name === undefined && changed.os !== undefined;
      return renames ? { ...after, name: changed.os ? freeName(changed.os, taken) : "" } : after;
    });
    create.reset();
  };

  const missing = missingIn(form);
  const live = useDesign(missing ? null : requestOf(form));
  const nameError = taken.has(form.name.trim()) && !create.isRunning ? text("create.nameTaken") : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing || create.isRunning) return;
    const task = await create.run(requestOf(form));
    if (task) await navigate(task.target ? `/vms/${task.target.id}` : "/vms");
  };

  return (
    <Page title={text("createVm")} breadcrumb={[{ title: text("vms"), path: "/vms" }]}>
      <div className="hob-create">
        <Form onSubmit={(event) => void submit(event)} aria-label={text("createVm")}>
          <FormSection title={text("create.what")} titleElement="h2">
            <WhatSection form={form} change={change} nameError={nameError} />
          </FormSection>
          <FormSection title={text("create.size")} titleElement="h2">
            <div className="hob-create__sizes">
              <SizeSection form={form} change={change} design={live.answer} />
            </div>
          </FormSection>
          <FormSection title={text("create.where")} titleElement="h2">
            <div className="hob-create__sizes">
              <WhereSection form={form} change={change} />
            </div>
          </FormSection>
          <FormSection title={text("create.firstBoot")} titleElement="h2">
            <FirstBootSection form={form} change={change} />
          </FormSection>
          <AdvancedSection form={form} change={change} />
          <Checkbox
            id="create-start"
            label={text("create.start")}
            isChecked={form.start}
            onChange={(_event, start) => change({ start })}
          />
          <ErrorAlert error={create.error} />
          <ActionGroup>
            <Button
              type="submit"
              variant="primary"
              isDisabled={missing !== null || create.isRunning || live.error !== null}
              isLoading={create.isRunning}
            >
              {text("create.create")}
            </Button>
            <Button variant="link" onClick={() => void navigate("/vms")}>
              {text("create.cancel")}
            </Button>
          </ActionGroup>
        </Form>
        <div className="hob-create__summary">
          <DesignSummary live={live} missing={missing} />
        </div>
      </div>
    </Page>
  );
}
