import {
  type FirmwareName,
  firmwares,
  type GraphicsKind,
  graphicsKinds,
  type GuestType,
  guestTypes,
} from "@hob/designer";
import { type Bytes, bytes } from "@hob/units";
import { type BuildRequest, type WaitGoal, waitGoals } from "../build-request.ts";
import { InvalidBuildRequest } from "../builder-errors.ts";

/** The words and numbers of a request, checked. */
export interface CheckedRequest {
  readonly memory: Bytes | undefined;
  readonly vcpus: number | undefined;
  readonly size: Bytes | undefined;
  readonly firmware: FirmwareName | undefined;
  readonly graphics: GraphicsKind | undefined;
  readonly guestType: GuestType | undefined;
  readonly wait: WaitGoal | undefined;
  readonly waitTimeoutMs: number | undefined;
  readonly installTimeoutMs: number | undefined;
}

/** @throws InvalidBuildRequest for a word that is not known, and for an amount of nothing. */
export function checkRequest(request: BuildRequest): CheckedRequest {
  return {
    memory: amount("Memory", request.memory, "more than nothing, such as '2GiB'"),
    vcpus: amount("Number of processors", request.vcpus, "whole numbers from 1"),
    size: amount("Disk size", request.disk?.size, "more than nothing, such as '20GiB'"),
    firmware: word("Firmware", request.firmware, firmwares),
    graphics: word("Graphics", request.graphics, graphicsKinds),
    guestType: word("Platform", request.guestType, guestTypes),
    wait: word("What is waited for", request.wait, waitGoals),
    waitTimeoutMs: amount("Time to wait", request.waitTimeoutMs, "more than nothing, such as '10min'"),
    installTimeoutMs: amount("Time to install", request.installTimeoutMs, "more than nothing, such as '2h'"),
  };
}

/** @throws InvalidBuildRequest */
export function amount(what: string, value: number | undefined, accepted: string): Bytes | undefined {
  if (value === undefined) return undefined;
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidBuildRequest({ what, value: String(value), accepted });
  return bytes(value);
}

/** @throws InvalidBuildRequest */
export function word<T extends string>(what: string, value: string | undefined, known: readonly T[]): T | undefined {
  const found = known.find((each) => each === value);
  if (value !== undefined && found === undefined) {
    throw new InvalidBuildRequest({ what, value, accepted: known.map((each) => `'${each}'`).join(", ") });
  }
  return found;
}
