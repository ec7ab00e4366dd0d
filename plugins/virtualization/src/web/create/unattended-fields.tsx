import type { ReactNode } from "react";
import { text } from "../messages.ts";
import { type FirstBootFieldsProps, LoginFields } from "./login-fields.tsx";
import { TextField } from "./form-fields.tsx";
import { Choice } from "./where-section.tsx";

/** The answers that an installer would ask for. */
export function UnattendedFields(props: FirstBootFieldsProps): ReactNode {
  const { form, set } = props;
  return (
    <>
      <LoginFields {...props} userHelp={text("create.userHelp.unattended")} />
      <div className="hob-create__sizes">
        <TextField
          id="create-admin-password"
          label={text("create.adminPassword")}
          type="password"
          value={form.adminPassword}
          onChange={(adminPassword) => set({ adminPassword })}
        />
        <Choice
          id="create-profile"
          label={text("create.profile")}
          auto={text("create.auto")}
          value={form.profile === "" ? null : form.profile}
          choices={[
            ["jeos", text("create.profile.jeos")],
            ["desktop", text("create.profile.desktop")],
          ]}
          onChange={(profile) => set({ profile: profile ?? "" })}
        />
        <TextField
          id="create-language"
          label={text("create.language")}
          value={form.language}
          placeholder="en_US"
          onChange={(language) => set({ language })}
        />
        <TextField
          id="create-keyboard"
          label={text("create.keyboard")}
          value={form.keyboard}
          placeholder="us"
          onChange={(keyboard) => set({ keyboard })}
        />
        <TextField
          id="create-timezone"
          label={text("create.timezone")}
          value={form.timezone}
          placeholder="Europe/Berlin"
          onChange={(timezone) => set({ timezone })}
        />
        <TextField
          id="create-product-key"
          label={text("create.productKey")}
          value={form.productKey}
          placeholder="XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
          help={text("create.productKeyHelp")}
          onChange={(productKey) => set({ productKey })}
        />
      </div>
    </>
  );
}
