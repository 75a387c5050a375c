import { findMismatch } from "./check-schema.ts";
import { type Api, type Operation } from "./document.ts";

/** A response with the time until its body has arrived. */
export type TimedResponse = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly durationMs: number;
};

/** A response is slow above this time. It is sent again first, because the machine may be busy. */
export const slowMs = 2_000;

/** Returns the reason why a response is not allowed, or undefined. */
export function findFault(
  api: Api,
  operation: Operation,
  response: TimedResponse,
): string | undefined {
  const { status, text, durationMs } = response;
  if (status >= 500) {
    return `status ${status}: ${text.slice(0, 200)}`;
  }
  if (durationMs > slowMs) {
    return `slow: more than ${slowMs} ms`;
  }
  const documented = operation.responses[status];
  return documented === undefined
    ? `status ${status} is not documented: ${text.slice(0, 200)}`
    : findContentFault(api, documented, response);
}

function findContentFault(
  api: Api,
  { content }: Operation["responses"][string],
  { status, type, text }: TimedResponse,
): string | undefined {
  const media = type.split(";")[0]?.trim() ?? "";
  if (content === undefined) {
    return text === "" ? undefined : `status ${status} has an undocumented body of type ${media}`;
  }
  const entry = content[media];
  if (entry === undefined) {
    return `status ${status} has the undocumented content type "${media}"`;
  }
  return entry.schema !== undefined && /[/+]json$/.test(media)
    ? findBodyFault(api, { schema: entry.schema, status, text })
    : undefined;
}

function findBodyFault(
  { resolve }: Api,
  {
    schema,
    status,
    text,
  }: {
    readonly schema: Parameters<Api["resolve"]>[0];
    readonly status: number;
    readonly text: string;
  },
): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return `status ${status} has a body that is not JSON`;
  }
  const mismatch = findMismatch(resolve, schema, body);
  return (
    mismatch && `status ${status} does not match its schema at ${mismatch.path}: ${mismatch.reason}`
  );
}
