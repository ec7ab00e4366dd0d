import { type Bytes, gibibytes, mebibytes } from "@hob/units";

/** What to give a system for which the database recommends nothing. */
export interface FamilyResources {
  /** Systems released before this day; a system without a date counts as new. */
  readonly until: string;
  readonly memory: Bytes;
  readonly vcpus: number;
  readonly storage: Bytes;
}

const era = (until: string, memory: Bytes, vcpus: number, storage: Bytes): FamilyResources => ({
  until,
  memory,
  vcpus,
  storage,
});

/** For families not in {@link familyResources}, and for an unknown system. */
export const usualResources: readonly FamilyResources[] = [
  era("2000-01-01", mebibytes(64), 1, gibibytes(2)),
  era("2005-01-01", mebibytes(256), 1, gibibytes(8)),
  era("2012-01-01", mebibytes(512), 1, gibibytes(10)),
  era("2018-01-01", gibibytes(1), 1, gibibytes(20)),
  era("2021-01-01", gibibytes(2), 1, gibibytes(20)),
  era("9999", gibibytes(2), 2, gibibytes(20)),
];

/** Where a family differs; old Windows and DOS fail with *more* than they were made for. */
export const familyResources: Readonly<Record<string, readonly FamilyResources[]>> = {
  winnt: [
    era("1999-01-01", mebibytes(64), 1, gibibytes(2)),
    era("2006-01-01", mebibytes(512), 1, gibibytes(10)),
    era("2012-01-01", gibibytes(2), 2, gibibytes(40)),
    era("9999", gibibytes(4), 2, gibibytes(64)),
  ],
  win9x: [era("9999", mebibytes(128), 1, gibibytes(8))],
  win16: [era("9999", mebibytes(16), 1, mebibytes(500))],
  msdos: [era("9999", mebibytes(16), 1, mebibytes(500))],
  netware: [era("9999", mebibytes(256), 1, gibibytes(4))],
};
