import { Modal, ModalBody, ModalHeader } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useCan } from "../data/use-session.ts";
import { FactList } from "../kit/fact-list.tsx";
import { shellText } from "../messages/shell-messages.ts";
import { usePlugins } from "./plugins-context.ts";
import { visibleTabs } from "./tabs.ts";

/** The keys that work everywhere. */
export default function HelpOverlay({ onClose }: { readonly onClose: () => void }): ReactNode {
  const tabs = visibleTabs(usePlugins(), useCan());
  const keys = [
    { keys: ["/"], what: shellText("help.search") },
    { keys: ["Ctrl", "K"], what: shellText("help.palette") },
    { keys: ["c"], what: shellText("help.create") },
    ...tabs.flatMap(({ shortcut, title }) =>
      shortcut ? [{ keys: ["g", shortcut], what: shellText("help.goTo", { title }) }] : [],
    ),
    { keys: ["?"], what: shellText("help.help") },
    { keys: ["Esc"], what: shellText("help.close") },
  ];
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="help-title">
      <ModalHeader title={shellText("help")} labelId="help-title" />
      <ModalBody tabIndex={0}>
        <FactList
          facts={keys.map(({ keys, what }) => ({
            term: what,
            value: keys.map((key) => (
              <kbd key={key} className="hob-key">
                {key}
              </kbd>
            )),
          }))}
        />
      </ModalBody>
    </Modal>
  );
}
