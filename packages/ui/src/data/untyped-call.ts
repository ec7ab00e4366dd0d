import type { Client, ResourceDeclaration } from "@hob/resources";

/** A call of a resource whose name is known at run time only; the hooks give it back its type. */
export function untypedCall(
  client: Client,
  resource: ResourceDeclaration,
  verb: string,
): (...args: unknown[]) => Promise<unknown> {
  const calls = client(resource) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const call = calls[verb];
  if (!call) throw new Error(`Resource '${resource.name}' has no '${verb}'.`);
  return call;
}
