import { attribute, children, element, type Element, required } from "../../../kit/index.ts";

/** A value for a network filter's variable. */
export interface FilterParameter {
  readonly name: string;
  readonly value: string;
}

const parameter: Element<FilterParameter> = element("parameter", {
  name: required(attribute("name")),
  value: required(attribute("value")),
});

/** All `<parameter>` of a `<filterref>`: a name may be there more than once. */
export const filterParameters = children(parameter);
