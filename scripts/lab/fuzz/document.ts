import { createApp } from "../../../src/http/app.ts";
import { buildDocuments } from "../../openapi/documents.ts";

/** A JSON schema of the document, with the keywords that the app uses. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
};

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
};

type Content = Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;

type DocumentedResponse = { readonly content?: Content };

/** An operation of the document, with all references to parameters and responses resolved. */
export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Content;
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
};

/** The operations of the API, and a function that resolves the references of schemas. */
export type Api = {
  readonly operations: readonly Operation[];
  readonly resolve: (schema: Schema) => Schema;
};

type RawOperation = {
  readonly operationId?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Reference<Parameter>[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Reference<DocumentedResponse>>>;
};

type Reference<T> = T | { readonly $ref: string };

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
};

/** Reads the API from the routes of the app, so that the fuzzer covers a new route at once. */
export function readApi(): Api {
  const app = createApp(() => {
    throw new Error("This app serves no requests.");
  });
  const document: Document = JSON.parse(buildDocuments(app)["openapi.json"] ?? "{}");
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, raw]) => toOperation(document, { path, method, raw })),
  );
  return {
    operations,
    resolve(schema) {
      let resolved = schema;
      while (resolved.$ref !== undefined) {
        resolved = dereference<Schema>(document, { $ref: resolved.$ref });
      }
      return resolved;
    },
  };
}

function toOperation(
  document: Document,
  { path, method, raw }: { path: string; method: string; raw: RawOperation },
): Operation {
  const responses = Object.entries(raw.responses).map(
    ([status, response]) => [status, dereference(document, response)] as const,
  );
  return {
    id: raw.operationId ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    isPublic: raw.security?.length === 0,
    parameters: (raw.parameters ?? []).map((parameter) => dereference(document, parameter)),
    body: raw.requestBody?.content ?? {},
    responses: Object.fromEntries(responses),
  };
}

/** Follows a reference such as `#/components/responses/NotFound`. */
function dereference<T>(document: Document, value: Reference<T>): T {
  if (typeof value !== "object" || value === null || !("$ref" in value)) {
    return value;
  }
  let target: unknown = document;
  for (const step of value.$ref.replace("#/", "").split("/")) {
    target = Object(target)[step];
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind of the reference tells
  return target as T;
}
