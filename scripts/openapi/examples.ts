import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Content, type Operation, type ResponseEntry } from "./document.ts";

/** An example of a request body and of response bodies by status. */
type BodyExamples = {
  readonly request?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
};

/** The examples of an operation: JSON or CSV, and NDJSON if the operation supports it. */
type OperationExample = BodyExamples & { readonly ndjson?: BodyExamples };

/** Examples by operationId, recorded from a local server. Lists are cut after two entries. */
const examples: Readonly<Record<string, OperationExample>> = JSON.parse(
  readFileSync(join(import.meta.dirname, "examples.json"), "utf8"),
);

/** Adds the recorded examples to the bodies of an operation. */
export function addExamples(operation: Operation): Operation {
  const { ndjson, ...other } = examples[operation.operationId ?? ""] ?? {};
  const { requestBody } = operation;
  const entries = Object.entries(operation.responses).map(([status, entry]) => [
    status,
    withExample(entry, { other: other.responses?.[status], ndjson: ndjson?.responses?.[status] }),
  ]);
  const content =
    requestBody &&
    addToContent(requestBody.content, { other: other.request, ndjson: ndjson?.request });
  return {
    ...operation,
    ...(content !== undefined && { requestBody: { ...requestBody, content } }),
    responses: Object.fromEntries(entries),
  };
}

/** The examples of one body: NDJSON, and any other media type. */
type ExamplesByForm = { readonly ndjson: unknown; readonly other: unknown };

function withExample(entry: ResponseEntry, examplesByForm: ExamplesByForm): ResponseEntry {
  return entry.content === undefined
    ? entry
    : { ...entry, content: addToContent(entry.content, examplesByForm) };
}

function addToContent(content: Content, { ndjson, other }: ExamplesByForm): Content {
  return Object.fromEntries(
    Object.entries(content).map(([type, media]) => {
      const example = type === "application/x-ndjson" ? ndjson : other;
      return [type, isExampleOf(type, example) ? { ...media, example } : media];
    }),
  );
}

/** Returns whether an example has the format of a media type. The examples of text are CSV. */
function isExampleOf(type: string, example: unknown): boolean {
  const isOtherText = type === "application/json" || type === "text/tab-separated-values";
  return example !== undefined && !(typeof example === "string" && isOtherText);
}
