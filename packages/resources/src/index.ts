export { type ChangeEvent, positionHeader, type SamplesEvent } from "./change-event.ts";
export {
  type Client,
  type ClientOptions,
  createClient,
  failureFrom,
  NotOurAnswer,
  type ResourceClient,
  ServerUnreachable,
} from "./client.ts";
export {
  type Allow,
  defineResource,
  type DetailOf,
  type ItemOf,
  type Page,
  type ReadDeclaration,
  type ResourceDeclaration,
  type Returns,
  type WriteDeclaration,
} from "./define-resource.ts";
export { type Operation, operationsOf, pageQuery } from "./operation.ts";
export { type OpenApiDocument, openApiDocument, type OpenApiInfo } from "./open-api-document.ts";
export { type ProblemBody, problemShape } from "./problem-shape.ts";
export type { AnswerOf, BodyOf, PageQuery, QueryOf, WhenDeclared } from "./operation-types.ts";
export { keys, type QueryKey } from "./query-key.ts";
export { errorShape, taskShape } from "./task-shape.ts";
