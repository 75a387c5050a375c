import openapiTS, { astToString, STRING, tsUnion } from "openapi-typescript";
import ts from "typescript";

const header = `/**
 * The types of the API, generated from src/web/openapi.json by \`npm run openapi\`. Do not edit.
 */
`;

/** The pointer of a request body, in the document or in an operation of it. */
const bodyPointer = /\/requestBody\/content\/[^/]+$/;

/** Generates the text of src/client/openapi-types.ts from an OpenAPI document. */
export async function generateTypes(document: string): Promise<string> {
  const nodes = await openapiTS(document, {
    // A property with a default is optional in a request, unless the schema requires it.
    defaultNonNullable: false,
    silent: true,
    // A file is sent as a string or, without decoding it, as a blob.
    transform: ({ type }, { path = "" }) =>
      type === "string" && bodyPointer.test(path) ? tsUnion([STRING, blob]) : undefined,
  });
  return header + astToString(nodes);
}

const blob = ts.factory.createTypeReferenceNode("Blob");
