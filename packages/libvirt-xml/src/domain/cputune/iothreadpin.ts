import { attribute, element, type Element, integer, required } from "../../kit/index.ts";

/** Where one IO thread runs. */
export interface IothreadPin {
  /** Its id. */
  readonly iothread: number;
  /** Processors of the host: see `parseCpuSet`. */
  readonly cpuset: string;
}

/** `<cputune><iothreadpin>`. */
export const iothreadPin: Element<IothreadPin> = element("iothreadpin", {
  iothread: required(attribute("iothread", integer)),
  cpuset: required(attribute("cpuset")),
});
