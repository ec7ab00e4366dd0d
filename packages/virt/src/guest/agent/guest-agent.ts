import type { AgentClock } from "./agent-clock.ts";
import type { AgentFiles } from "./agent-files.ts";
import type { AgentFilesystems } from "./agent-filesystems.ts";
import type { AgentVcpus } from "./agent-vcpus.ts";
import type { GuestSystem, GuestSystemPart } from "./guest-system.ts";
import type { ProgramOptions, ProgramResult } from "./run-program.ts";

/** How long a question to an agent may take. */
export interface AgentOptions {
  /** Default: 10 s, for what is known to take longer 60 s. */
  readonly timeoutMs?: number;
  /** Releases the caller; the agent may do what it was asked all the same. */
  readonly signal?: AbortSignal;
}

/** What an agent is and can do. */
export interface AgentDescription {
  /** `7.2.9` */
  readonly version: string;
  /** Its commands, and whether it may do them. */
  readonly commands: ReadonlyMap<string, boolean>;
}

/**
 * What a guest's agent does, from within the guest. The guest decides whether and how it answers: what it tells is not
 * to be trusted more than the guest is.
 *
 * Every method throws {@link AgentMissing} or {@link AgentNotConnected} when nobody is there to be asked,
 * {@link AgentTimeout} when there is no answer in time, {@link AgentCommandUnsupported} for what the agent does not know,
 * and {@link AgentRefused} with its words for what it could not do.
 */
export interface GuestAgent {
  /** Looks whether it answers. */
  ping(options?: AgentOptions): Promise<void>;
  describe(options?: AgentOptions): Promise<AgentDescription>;
  /** What the guest's system says of itself: all parts that the agent knows, or only those named. */
  system(parts?: readonly GuestSystemPart[], options?: AgentOptions): Promise<GuestSystem>;
  /** The name that the guest gives itself. */
  hostname(options?: AgentOptions): Promise<string>;

  /** Freezing and trimming. */
  readonly filesystems: AgentFilesystems;
  readonly files: AgentFiles;
  readonly clock: AgentClock;
  /** Processors as the guest's system uses them. */
  readonly vcpus: AgentVcpus;

  /**
   * Runs a program and waits for its end. It has no shell: use `/bin/sh`, `["-c", "…"]` for one.
   *
   * @throws GuestProgramTimeout when it does not end in time.
   */
  run(program: string, args?: readonly string[], options?: ProgramOptions): Promise<ProgramResult>;

  /** Sets a user's password; `encrypted` takes one as it stands in the guest's own file of passwords. */
  setPassword(user: string, password: string, options?: AgentOptions & { readonly encrypted?: boolean }): Promise<void>;
  /** The public SSH keys that let in as a user. */
  sshKeys(user: string, options?: AgentOptions): Promise<readonly string[]>;
  /** Adds, removes or replaces public SSH keys that let in as a user. Default: adds. */
  changeSshKeys(
    user: string,
    keys: readonly string[],
    options?: AgentOptions & { readonly how?: "add" | "remove" | "replace" },
  ): Promise<void>;

  /** Sends any command of QEMU's agent, and returns what it answers. */
  command(execute: string, args?: Readonly<Record<string, unknown>>, options?: AgentOptions): Promise<unknown>;
}
