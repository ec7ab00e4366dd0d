import { attribute, element, type Element, ifAny, required } from "../kit/index.ts";
import { type FilterParameter, filterParameters } from "../domain/devices/interface/filterref.ts";

/** Another filter, by its name, with values for its variables. */
export interface FilterReference {
  readonly filter: string;
  /** A variable with several values is there several times. */
  readonly parameters?: readonly FilterParameter[];
}

/** `<filterref>` of a filter or a filter binding. */
export const filterReference: Element<FilterReference> = element("filterref", {
  filter: required(attribute("filter")),
  parameters: ifAny(filterParameters),
});
