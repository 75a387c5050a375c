import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Content, type Operation, type ResponseEntry } from "./document.ts";

/** An example of a request body and of response bodies by status. */
type OperationExample = {
  readonly request?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
};

/** Examples by operationId, recorded from a local server. Lists are cut after two entries. */
const examples: Readonly<Record<string, OperationExample>> = JSON.parse(
  readFileSync(join(import.meta.dirname, "examples.json"), "utf8"),
);

/** Adds the recorded examples to the bodies of an operation. */
export function addExamples(operation: Operation): Operation {
  const { request, responses = {} } = examples[operation.operationId ?? ""] ?? {};
  const { requestBody } = operation;
  const entries = Object.entries(operation.responses).map(([status, entry]) => [
    status,
    withExample(entry, responses[status]),
  ]);
  return {
    ...operation,
    ...(requestBody !== undefined && {
      requestBody: { ...requestBody, content: addToContent(requestBody.content, request) },
    }),
    responses: Object.fromEntries(entries),
  };
}

function withExample(entry: ResponseEntry, example: unknown): ResponseEntry {
  return entry.content === undefined
    ? entry
    : { ...entry, content: addToContent(entry.content, example) };
}

/** Adds an example to the media types that have its form: a text, or JSON. */
function addToContent(content: Content, example: unknown): Content {
  const isFitting = (type: string) =>
    typeof example === "string"
      ? type === "text/csv"
      : type.endsWith("json") && !type.endsWith("ndjson");
  return Object.fromEntries(
    Object.entries(content).map(([type, media]) => [
      type,
      example !== undefined && isFitting(type) ? { ...media, example } : media,
    ]),
  );
}
