import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A number that no other bed on this machine has, and what follows from it: a folder, addresses, names. */
export interface BedSlot {
  readonly number: number;
  /** The bed's folder; it exists as long as the slot is taken. */
  readonly directory: string;
  /** Name of the virtual cable's end in the root namespace. */
  readonly link: string;
  /** Address of the cable's end in the root namespace, in a /30. */
  readonly outerAddress: string;
  /** Address of the bed: its VNC servers listen here. */
  readonly address: string;
  /** First three numbers of the bed's NAT network, a /24. */
  readonly natPrefix: string;
  /** Networks that must never be looked for outside the machine. */
  readonly subnets: readonly string[];
}

const HIGHEST = 250;

function slotOf(number: number): BedSlot {
  return {
    number,
    directory: join(tmpdir(), `hob-bed-${number}`),
    link: `hob-bed-${number}`,
    outerAddress: `10.78.${number}.1`,
    address: `10.78.${number}.2`,
    natPrefix: `10.79.${number}`,
    subnets: [`10.78.${number}.0/24`, `10.79.${number}.0/24`],
  };
}

/** A slot whose owner was killed together with its supervisor; nobody will give it back. */
async function isAbandoned(slot: BedSlot): Promise<boolean> {
  const owner = await readFile(join(slot.directory, "owner"), "utf8").catch(() => undefined);
  if (owner === undefined) return false;
  return !(await readFile(`/proc/${owner}/comm`, "utf8").catch(() => undefined));
}

/**
 * Takes a free slot by making its folder. The supervisor's pid goes into the file `owner` there.
 *
 * @throws an Error when all are taken.
 */
export async function claimSlot(): Promise<BedSlot> {
  const first = Math.floor(Math.random() * HIGHEST);
  for (let step = 0; step < HIGHEST; step += 1) {
    const slot = slotOf(((first + step) % HIGHEST) + 1);
    if (await isAbandoned(slot)) await rm(slot.directory, { recursive: true, force: true });
    const taken = await mkdir(slot.directory, { mode: 0o755 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === "EEXIST") return false;
        throw error;
      },
    );
    if (taken) return slot;
  }
  throw new Error(`All ${HIGHEST} test beds of this machine are in use (${join(tmpdir(), "hob-bed-*")}).`);
}

/** Writes down which process will give the slot back. */
export function recordOwner(slot: BedSlot, pid: number): Promise<void> {
  return writeFile(join(slot.directory, "owner"), String(pid));
}
