import type { ReactNode } from "react";
import { text } from "../messages.ts";
import type { FirstBootForm } from "./first-boot-form.ts";
import { TextAreaField, TextField } from "./form-fields.tsx";

/** What the fields of a first boot are given. */
export interface FirstBootFieldsProps {
  readonly form: FirstBootForm;
  readonly set: (changed: Partial<FirstBootForm>) => void;
  /** The guest's name: its host name, where no other is said. */
  readonly name: string;
}

/** Who may log in, and under which name the guest is known: the same for every kind. */
export function LoginFields({
  form,
  set,
  name,
  userHelp,
}: FirstBootFieldsProps & { readonly userHelp: string }): ReactNode {
  return (
    <>
      <div className="hob-create__sizes">
        <TextField
          id="create-hostname"
          label={text("create.hostname")}
          value={form.hostname}
          placeholder={name}
          onChange={(hostname) => set({ hostname })}
        />
        <TextField
          id="create-user"
          label={text("create.user")}
          value={form.user}
          help={userHelp}
          onChange={(user) => set({ user })}
        />
        <TextField
          id="create-password"
          label={text("create.password")}
          type="password"
          value={form.password}
          onChange={(password) => set({ password })}
        />
      </div>
      <TextAreaField
        id="create-ssh-keys"
        label={text("create.sshKeys")}
        value={form.sshKeys}
        placeholder="ssh-ed25519 AAAA… name@example"
        help={text("create.sshKeysHelp")}
        isCode
        rows={2}
        onChange={(sshKeys) => set({ sshKeys })}
      />
    </>
  );
}
