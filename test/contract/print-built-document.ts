/**
 * Prints the OpenAPI document of the schemas that the built Worker has: those without documentation.
 * It runs in a process of its own, because `DOCUMENTED` has to be set before any schema is created.
 */
import process from "node:process";

Object.assign(globalThis, { DOCUMENTED: false });
const { createApp } = await import("../../src/http/app.ts");
const { renderDocuments } = await import("../../scripts/openapi/documents.ts");

const app = createApp(() => {
  throw new Error("This app serves no requests.");
});
process.stdout.write(renderDocuments(app)["openapi.json"] ?? "");
