import { isHobError } from "@hob/errors";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { problemOf, problemType } from "./problem.ts";
import { BadRequest, BodyTooLarge, BodyTypeUnsupported } from "./request-errors.ts";
import "./request-fields.ts";

/** Answers a failed request with its problem. What nobody foresaw goes to the log with its stack, and nowhere else. */
export function answerFailure(failure: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = translate(failure as FastifyError, request);
  const problem = problemOf(error, request.id);
  request.failureCode = problem.code;
  if (problem.kind === "internal") request.log.error({ err: error }, "A request failed");
  const retryAfterMs = problem.details["retryAfterMs"];
  if (typeof retryAfterMs === "number") reply.header("retry-after", Math.ceil(retryAfterMs / 1000));
  if (problem.status === 401) reply.header("www-authenticate", 'Bearer realm="hob"');
  return reply.status(problem.status).type(problemType).send(JSON.stringify(problem));
}

/** Gives the failures that the HTTP server itself finds their declared form. */
function translate(error: FastifyError, request: FastifyRequest): unknown {
  if (isHobError(error)) return error;
  const options = { cause: error };
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new BodyTooLarge({ limit: request.routeOptions.bodyLimit ?? 0 }, options);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new BodyTypeUnsupported({ type: request.headers["content-type"] ?? "" }, options);
  }
  const { statusCode } = error;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new BadRequest({ reason: error.message }, options);
  }
  return error;
}
