import { session } from "@hob/plugin-api";
import { Divider, Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from "@patternfly/react-core";
import { UserIcon } from "@patternfly/react-icons/dist/esm/icons/user-icon.js";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useData } from "../data/data-context.ts";
import { sessionKey } from "../data/session-query.ts";
import { useOperation } from "../data/use-operation.ts";
import { useSession } from "../data/use-session.ts";
import { useIsNarrow } from "../kit/use-is-narrow.ts";
import { shellText } from "../messages/shell-messages.ts";
import { chooseTheme, type ThemeChoice, useTheme } from "./theme.ts";

const themes: readonly ThemeChoice[] = ["light", "dark", "system"];

/** Who is logged in, the theme, help, and the way out. */
export function AccountMenu({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  const { user } = useSession();
  const { choice } = useTheme();
  const { live } = useData();
  const queryClient = useQueryClient();
  const logOut = useOperation(session, "delete");
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(false);
  const leave = async () => {
    await logOut.attempt().then(
      () => {
        live.stop();
        // Nothing that this user saw stays in memory.
        queryClient.clear();
        queryClient.setQueryData(sessionKey, null);
        location.assign("/");
      },
      () => undefined,
    );
  };
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: "end", appendTo: "inline" }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant={isNarrow ? "plain" : "plainText"}
          isExpanded={isOpen}
          icon={<UserIcon />}
          aria-label={`${shellText("account")}: ${user.name}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isNarrow ? null : user.name}
        </MenuToggle>
      )}
    >
      <DropdownGroup label={shellText("theme")} labelHeadingLevel="h2">
        <DropdownList>
          {themes.map((theme) => (
            <DropdownItem key={theme} isSelected={choice === theme} onClick={() => chooseTheme(theme)}>
              {shellText(`theme.${theme}`)}
            </DropdownItem>
          ))}
        </DropdownList>
      </DropdownGroup>
      <Divider />
      <DropdownList>
        <DropdownItem onClick={onHelp}>{shellText("help")}</DropdownItem>
        <DropdownItem onClick={() => void leave()}>{shellText("logOut")}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
