import { Button, SearchInput, Toolbar, ToolbarContent, ToolbarGroup, ToolbarItem } from "@patternfly/react-core";
import { BarsIcon } from "@patternfly/react-icons/dist/esm/icons/bars-icon.js";
import { GripLinesIcon } from "@patternfly/react-icons/dist/esm/icons/grip-lines-icon.js";
import type { ReactNode } from "react";
import { kitText } from "../../messages/kit-messages.ts";
import type { Density } from "./use-density.ts";

/** What stands above the rows: search, filters, count; or, while rows are selected, what can be done with them. */
export interface TableToolbarProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly shown: number;
  readonly total: number;
  readonly filters?: ReactNode;
  readonly density?: readonly [Density, (density: Density) => void];
  /** How many rows are selected, and the buttons for them. */
  readonly selection?: { readonly count: number; readonly actions: ReactNode; readonly onClear: () => void };
}

/** The toolbar of a {@link ResourceTable}. */
export function TableToolbar(props: TableToolbarProps): ReactNode {
  const { search, onSearch, shown, total, filters, density, selection } = props;
  const hasSelection = selection !== undefined && selection.count > 0;
  return (
    <Toolbar inset={{ default: "insetNone" }} className="hob-table__toolbar">
      <ToolbarContent>
        {hasSelection ? (
          <ToolbarGroup
            className="hob-table__selection"
            role="group"
            aria-label={kitText("table.selected", { count: selection.count })}
          >
            <ToolbarItem alignSelf="center" aria-live="polite">
              <strong>{kitText("table.selected", { count: selection.count })}</strong>
            </ToolbarItem>
            {selection.actions}
            <ToolbarItem>
              <Button variant="link" onClick={selection.onClear}>
                {kitText("table.clearSelection")}
              </Button>
            </ToolbarItem>
          </ToolbarGroup>
        ) : (
          <>
            <ToolbarItem className="hob-table__search">
              <SearchInput
                data-hob-search
                aria-label={kitText("table.search")}
                placeholder={kitText("table.search")}
                value={search}
                onChange={(_event, value) => onSearch(value)}
                onClear={() => onSearch("")}
                resetButtonLabel={kitText("table.clearSearch")}
              />
            </ToolbarItem>
            {filters}
          </>
        )}
        <ToolbarGroup align={{ default: "alignEnd" }} gap={{ default: "gapSm" }}>
          <ToolbarItem alignSelf="center" className="hob-table__count" aria-live="polite">
            {shown === total
              ? kitText("table.count", { count: total })
              : kitText("table.countOf", { count: shown, total })}
          </ToolbarItem>
          {density ? <DensityButton density={density[0]} onChange={density[1]} /> : null}
        </ToolbarGroup>
      </ToolbarContent>
    </Toolbar>
  );
}

function DensityButton({
  density,
  onChange,
}: {
  readonly density: Density;
  readonly onChange: (density: Density) => void;
}): ReactNode {
  const other: Density = density === "compact" ? "comfortable" : "compact";
  const label = kitText(`table.density.${other}`);
  return (
    <ToolbarItem>
      <Button
        variant="plain"
        aria-label={label}
        title={label}
        icon={other === "compact" ? <BarsIcon /> : <GripLinesIcon />}
        onClick={() => onChange(other)}
      />
    </ToolbarItem>
  );
}
