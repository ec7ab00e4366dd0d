// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { nullable } from "../xdr/nullable.ts";
import { int } from "../xdr/numbers.ts";
import { struct } from "../xdr/struct.ts";
import { string } from "../xdr/texts.ts";
import { domainRef, networkRef } from "./refs.ts";

/** What follows a header whose status is an error. @source remote_error */
export const errorMessage = struct({
  code: int,
  domain: int,
  message: nullable(string),
  level: int,
  dom: nullable(domainRef),
  str1: nullable(string),
  str2: nullable(string),
  str3: nullable(string),
  int1: int,
  int2: int,
  network: nullable(networkRef),
});
