/**
 * `npm run openapi`: writes the OpenAPI documents, which the platform serves as static files beside
 * the Worker. They depend on the routes and scripts/openapi alone; a test checks that they match.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApp } from "../src/http/app.ts";
import { buildDocuments } from "./openapi/documents.ts";

const app = createApp(() => {
  throw new Error("This app serves no requests.");
});
for (const [name, text] of Object.entries(buildDocuments(app))) {
  writeFileSync(join(import.meta.dirname, "../src/web", name), text);
}
