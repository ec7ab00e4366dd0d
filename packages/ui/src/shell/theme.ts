import { useSyncExternalStore } from "react";

/** What the user wants: `system` follows the operating system. */
export type ThemeChoice = "light" | "dark" | "system";

/** The theme that is asked for and the one that is seen. */
export interface Theme {
  readonly choice: ThemeChoice;
  readonly isDark: boolean;
}

const storageKey = "hob.theme";
const darkClass = "pf-v6-theme-dark";
const listeners = new Set<() => void>();
let current: Theme = { choice: "system", isDark: false };

/** Puts the stored theme on the page and follows the system's; called once, before anything is drawn. */
export function startTheme(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const stored = localStorage.getItem(storageKey);
    const choice = stored === "light" || stored === "dark" ? stored : "system";
    current = { choice, isDark: choice === "dark" || (choice === "system" && system.matches) };
    document.documentElement.classList.toggle(darkClass, current.isDark);
    for (const listener of listeners) listener();
  };
  system.addEventListener("change", show);
  // Another tab may have changed it.
  addEventListener("storage", (event) => event.key === storageKey && show());
  addEventListener("hob-theme", show);
  show();
}

/** Chooses a theme for this browser. */
export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storageKey, choice);
  dispatchEvent(new Event("hob-theme"));
}

/** The theme, kept current: for what is drawn without CSS. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
