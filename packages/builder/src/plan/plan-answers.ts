import type { IntendedDisk } from "@hob/designer";
import type { OperatingSystem, OsDatabase } from "@hob/osinfo";
import type { PlannedVolume } from "../build-plan.ts";
import type { BuildRequest, UnattendedRequest } from "../build-request.ts";
import type { SourceContext } from "./plan-source.ts";
import type { Secret } from "./plan-seed.ts";
import type { PlannedKernel, PlannedSource } from "./planned-source.ts";

/** What an installer is told. */
export interface Answers {
  readonly volumes: readonly PlannedVolume[];
  readonly drives: readonly IntendedDisk[];
  /** The kernel that takes the answers, where the medium's own boot does not. */
  readonly kernel: PlannedKernel | null;
  readonly arguments: string;
  /** The volume, by id, that answers follow in. */
  readonly tail: string | null;
  /** How often the installer restarts the guest. */
  readonly reboots: number;
  readonly secrets: readonly Secret[];
  readonly warnings: readonly string[];
}

/** An installer that asks. */
export const noAnswers: Answers = {
  volumes: [],
  drives: [],
  kernel: null,
  arguments: "",
  tail: null,
  reboots: 1,
  secrets: [],
  warnings: [],
};

/** What answers are made from. */
export interface AnswersInput {
  readonly request: BuildRequest;
  readonly unattended: UnattendedRequest;
  readonly os: OperatingSystem | null;
  readonly db: OsDatabase;
  readonly source: PlannedSource;
}

/** Plans the answers to the installer's questions, and how it gets them. */
export async function planAnswers(_context: SourceContext, _input: AnswersInput): Promise<Answers> {
  return noAnswers;
}
