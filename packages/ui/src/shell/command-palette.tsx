import { Modal, ModalBody, ModalHeader, TextInput } from "@patternfly/react-core";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useNavigate } from "react-router";
import { useCan } from "../data/use-session.ts";
import { shellText } from "../messages/shell-messages.ts";
import "./command-palette.css";
import { matchCommands, type PaletteEntry } from "./match-commands.ts";
import { usePlugins } from "./plugins-context.ts";
import { visibleTabs } from "./tabs.ts";
import { useFound } from "./use-found.ts";

/** Finds pages, commands and things by name, and goes there. */
export default function CommandPalette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const id = useId();
  const navigate = useNavigate();
  const can = useCan();
  const tabs = visibleTabs(usePlugins(), can);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const found = useFound(text);
  const entries = [...matchCommands(text, tabs, can), ...found];
  const current = Math.min(active, entries.length - 1);

  const go = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    void navigate(entry.path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") return go(entries[current]);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || entries.length === 0) return;
    event.preventDefault();
    setActive((current + step + entries.length) % entries.length);
  };

  return (
    <Modal
      isOpen
      elementToFocus={`[id="${id}-field"]`}
      variant="small"
      position="top"
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      onKeyDown={onKeyDown}
    >
      <ModalHeader title={shellText("search")} labelId={`${id}-title`} />
      <ModalBody>
        <TextInput
          id={`${id}-field`}
          type="search"
          value={text}
          placeholder={shellText("search.placeholder")}
          aria-label={shellText("search")}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          autoComplete="off"
          {...(entries[current] ? { "aria-activedescendant": `${id}-${current}` } : {})}
          onChange={(_event, value) => {
            setText(value);
            setActive(0);
          }}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={shellText("search.results")} className="hob-palette">
          {entries.map((entry, index) => (
            <li
              key={entry.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              className="hob-palette__entry"
              ref={index === current ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
              onPointerMove={() => setActive(index)}
              onClick={() => go(entry)}
            >
              <span className="hob-palette__title">{entry.title}</span>
              <span className="hob-palette__detail">{entry.detail}</span>
            </li>
          ))}
        </ul>
        {entries.length === 0 ? <p role="status">{shellText("search.nothing")}</p> : null}
      </ModalBody>
    </Modal>
  );
}
