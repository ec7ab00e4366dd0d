import { Button } from "@patternfly/react-core";
import { SearchIcon } from "@patternfly/react-icons/dist/esm/icons/search-icon.js";
import type { ReactNode } from "react";
import { useIsNarrow } from "../kit/use-is-narrow.ts";
import { shellText } from "../messages/shell-messages.ts";

/** Opens the command palette. */
export function SearchButton({ onClick }: { readonly onClick: () => void }): ReactNode {
  const label = shellText("search");
  if (useIsNarrow()) return <Button variant="plain" icon={<SearchIcon />} aria-label={label} onClick={onClick} />;
  return (
    <button type="button" className="hob-search-button" onClick={onClick}>
      <SearchIcon />
      <span>{label}</span>
      <kbd>Ctrl K</kbd>
    </button>
  );
}
