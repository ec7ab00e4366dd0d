import { ExpandableSection } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { text } from "../messages.ts";
import { type FirstBootFieldsProps, LoginFields } from "./login-fields.tsx";
import { RadioField, TextAreaField, TextField } from "./form-fields.tsx";

/** What cloud-init is told: who may log in, the address, and texts of one's own. */
export function CloudInitFields(props: FirstBootFieldsProps): ReactNode {
  const { form, set } = props;
  const [isOpen, setOpen] = useState(form.userData !== "" || form.datasource !== "nocloud");
  return (
    <>
      <LoginFields {...props} userHelp={text("create.userHelp.cloud-init")} />
      <RadioField
        id="create-addressing"
        label={text("create.addressing")}
        value={form.addressing}
        choices={[
          ["dhcp", text("create.addressing.dhcp")],
          ["static", text("create.addressing.static")],
        ]}
        onChange={(addressing) => set({ addressing })}
      />
      {form.addressing === "static" ? (
        <div className="hob-create__sizes">
          <TextField
            id="create-address"
            label={text("create.address")}
            value={form.address}
            placeholder="192.0.2.10/24"
            isRequired
            onChange={(address) => set({ address })}
          />
          <TextField
            id="create-gateway"
            label={text("create.gateway")}
            value={form.gateway}
            placeholder="192.0.2.1"
            onChange={(gateway) => set({ gateway })}
          />
          <TextField
            id="create-nameservers"
            label={text("create.nameservers")}
            value={form.nameservers}
            placeholder="192.0.2.53 198.51.100.53"
            onChange={(nameservers) => set({ nameservers })}
          />
        </div>
      ) : null}
      <ExpandableSection
        toggleText={text("create.userDataToggle")}
        isExpanded={isOpen}
        onToggle={(_event, open) => setOpen(open)}
      >
        <TextAreaField
          id="create-user-data"
          label={text("create.userData")}
          value={form.userData}
          placeholder={"#cloud-config\npackages: [nginx]"}
          help={text("create.userDataHelp")}
          isCode
          rows={8}
          onChange={(userData) => set({ userData })}
        />
        <RadioField
          id="create-datasource"
          label={text("create.datasource")}
          value={form.datasource}
          choices={[
            ["nocloud", "NoCloud"],
            ["configdrive", "ConfigDrive"],
          ]}
          onChange={(datasource) => set({ datasource })}
        />
      </ExpandableSection>
    </>
  );
}
