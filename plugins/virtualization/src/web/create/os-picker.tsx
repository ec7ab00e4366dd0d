import { useList } from "@hob/ui";
import {
  Button,
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
  TextInputGroup,
  TextInputGroupMain,
  TextInputGroupUtilities,
} from "@patternfly/react-core";
import { TimesIcon } from "@patternfly/react-icons/dist/esm/icons/times-icon.js";
import { type ReactNode, useMemo, useState } from "react";
import { type OperatingSystem, operatingSystems } from "../../model/index.ts";
import { text } from "../messages.ts";
import { isSupported, matchSystems } from "./os-match.ts";

const shown = 40;

/** Picks an operating system by typing a part of its name. */
export function OsPicker(props: {
  readonly id: string;
  readonly value: OperatingSystem | null;
  readonly onChange: (os: OperatingSystem | null) => void;
}): ReactNode {
  const { id, value, onChange } = props;
  const { items, isLoading } = useList(operatingSystems);
  const [search, setSearch] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const today = new Date().toISOString().slice(0, 10);
  const matches = useMemo(() => matchSystems(items, search, shown, today), [items, search, today]);

  const close = () => {
    setOpen(false);
    setSearch("");
    setActive(0);
  };
  const pick = (os: OperatingSystem | undefined) => {
    if (os) onChange(os);
    close();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setActive((active + step + matches.length) % Math.max(matches.length, 1));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      pick(matches[active]);
    } else if (event.key === "Escape" || event.key === "Tab") {
      close();
    }
  };

  return (
    <Select
      isOpen={isOpen}
      selected={value?.id}
      onSelect={(_event, picked) => pick(items.find((os) => os.id === picked))}
      onOpenChange={(open) => (open ? setOpen(true) : close())}
      variant="typeahead"
      maxMenuHeight="20rem"
      isScrollable
      toggle={(ref) => (
        <MenuToggle ref={ref} variant="typeahead" isFullWidth isExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <TextInputGroup isPlain>
            <TextInputGroupMain
              inputId={id}
              aria-label={text("os")}
              value={isOpen ? search : (value?.name ?? "")}
              placeholder={isLoading ? "" : text("create.osPlaceholder", { count: items.length })}
              autoComplete="off"
              role="combobox"
              isExpanded={isOpen}
              aria-controls={`${id}-list`}
              aria-activedescendant={isOpen && matches[active] ? `${id}-${matches[active].id}` : ""}
              onClick={() => setOpen(true)}
              onChange={(_event, typed) => {
                setSearch(typed);
                setActive(0);
                setOpen(true);
              }}
              onKeyDown={onKeyDown}
            />
            {value ? (
              <TextInputGroupUtilities>
                <Button
                  variant="plain"
                  icon={<TimesIcon />}
                  aria-label={text("create.osClear")}
                  onClick={() => onChange(null)}
                />
              </TextInputGroupUtilities>
            ) : null}
          </TextInputGroup>
        </MenuToggle>
      )}
    >
      <SelectList id={`${id}-list`} aria-label={text("os")}>
        {matches.map((os, index) => (
          <SelectOption
            key={os.id}
            id={`${id}-${os.id}`}
            value={os.id}
            isFocused={index === active}
            description={describe(os, today)}
          >
            {os.name}
          </SelectOption>
        ))}
        {matches.length === 0 ? (
          <SelectOption isDisabled>{text(isLoading ? "create.osLoading" : "create.osNone")}</SelectOption>
        ) : null}
      </SelectList>
    </Select>
  );
}

function describe(os: OperatingSystem, today: string): string {
  const ended = isSupported(os, today) ? [] : [text("create.eol", { date: os.eolDate ?? "" })];
  return [os.id, os.releaseDate?.slice(0, 4), ...ended].filter(Boolean).join(" · ");
}
