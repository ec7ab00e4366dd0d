/** A name under which a service is offered by one plugin (or by the framework) and needed by others. */
export interface ServiceRef<Service> {
  /** `<owner>.<name>`, such as `grid.hosts`; the framework's own are `hob.<name>`. */
  readonly id: string;
  /** Never present: it carries the type. */
  readonly _service?: Service;
}

/** Declares a service: `export const hostsService = serviceRef<Hosts>("grid.hosts")`. */
export function serviceRef<Service>(id: `${string}.${string}`): ServiceRef<Service> {
  return { id };
}

/** Services by the names that a plugin gives them. */
export type ServiceRefs = { readonly [name: string]: ServiceRef<any> };

/** The services behind a record of references. */
export type ServicesOf<Refs extends ServiceRefs> = {
  readonly [Name in keyof Refs]: Refs[Name] extends ServiceRef<infer Service> ? Service : never;
};

/** The plugin (or `hob`) that offers a service. */
export function ownerOf(ref: ServiceRef<unknown>): string {
  return ref.id.slice(0, ref.id.indexOf("."));
}
