import { useEffect, useEffectEvent, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useCan } from "../data/use-session.ts";
import type { WebPlugin } from "../plugin/define-web-plugin.ts";
import type { Overlay } from "./overlay.ts";
import { createShortcutReader } from "./shortcut.ts";
import { tabAt, visibleTabs } from "./tabs.ts";

/** Listens to the keys of the shell. */
export function useShortcuts(plugins: readonly WebPlugin[], onOverlay: (overlay: Overlay) => void): void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const can = useCan();
  const [read] = useState(() => createShortcutReader(() => performance.now()));

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const tabs = visibleTabs(plugins, can);
    const action = read(
      {
        key: event.key,
        hasControl: event.ctrlKey || event.metaKey,
        hasAlt: event.altKey,
        isWriting: isWriting(event.target) || document.querySelector("[aria-modal=true]") !== null,
      },
      tabs,
    );
    if (!action) return;
    event.preventDefault();
    if (action.kind === "palette" || action.kind === "help") return onOverlay(action.kind);
    if (action.kind === "go") return void navigate(action.path);
    if (action.kind === "search") {
      const field = document.querySelector<HTMLInputElement>("[data-hob-search] input, input[data-hob-search]");
      return field ? field.focus() : onOverlay("palette");
    }
    const mayCreate = (tab: (typeof tabs)[number] | undefined) =>
      tab?.create && can(tab.create.allow) ? tab.create : undefined;
    const create = mayCreate(tabAt(tabs, pathname)) ?? tabs.map(mayCreate).find(Boolean);
    if (create) void navigate(create.path);
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A console takes every key.
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox], [type=radio]), textarea, select, .hob-console") !== null
  );
}
