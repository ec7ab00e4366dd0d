export { type ErrorDeclaration, type ErrorDefinition, declaredErrors, defineError } from "./define-error.ts";
export { type ErrorDescription, describeError } from "./describe-error.ts";
export { type ErrorKind, errorKinds } from "./error-kind.ts";
export { type ErrorDetails, HobError, isHobError } from "./hob-error.ts";
