import { attribute, element, type Element, required } from "../../kit/index.ts";

/** Where the emulator's own threads run. */
export interface EmulatorPin {
  /** Processors of the host: see `parseCpuSet`. */
  readonly cpuset: string;
}

/** `<cputune><emulatorpin>`. */
export const emulatorPin: Element<EmulatorPin> = element("emulatorpin", { cpuset: required(attribute("cpuset")) });
