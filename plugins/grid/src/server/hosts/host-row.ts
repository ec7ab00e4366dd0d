import type { JsonObject } from "@hob/tasks";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { VirtualizationSetting } from "../../model/index.ts";

/** A host as it is stored. What is known of it by looking is in memory only. */
export interface HostRow {
  readonly id: string;
  readonly name: string;
  /** Whether the name was given by a person; otherwise it follows the machine's own host name. */
  readonly named: boolean;
  readonly uri: string;
  readonly virtualization: VirtualizationSetting;
  /** What the platform asked to remember. */
  readonly remembered: JsonObject | null;
  /** Ms since 1970. */
  readonly createdAt: number;
}

/** The plugin's tables, as Kysely sees them. */
export interface GridTables {
  grid_hosts: {
    id: string;
    name: string;
    named: number;
    uri: string;
    virtualization: string;
    remembered: string | null;
    created_at: number;
  };
  /** Things that are done once in the life of an installation. */
  grid_done: { what: string; at: number };
}

/** Makes the tables of {@link GridTables}. */
export const createHosts: Migration = {
  async up(db: Kysely<any>) {
    await db.schema
      .createTable("grid_hosts")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull().unique())
      .addColumn("named", "integer", (column) => column.notNull())
      .addColumn("uri", "text", (column) => column.notNull().unique())
      .addColumn("virtualization", "text", (column) => column.notNull())
      .addColumn("remembered", "text")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("grid_done")
      .addColumn("what", "text", (column) => column.primaryKey())
      .addColumn("at", "bigint", (column) => column.notNull())
      .execute();
  },
  async down(db: Kysely<any>) {
    await db.schema.dropTable("grid_hosts").execute();
    await db.schema.dropTable("grid_done").execute();
  },
};
