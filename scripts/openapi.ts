/**
 * `npm run openapi`: writes the OpenAPI documents, which the platform serves beside the Worker, and
 * the types of the client. All of them follow from the routes; tests compare them with the routes.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApp } from "../src/http/app.ts";
import { documentsOf } from "./openapi/documents.ts";
import { generateTypes } from "./openapi/types/generate-types.ts";

const source = join(import.meta.dirname, "../src");
const app = createApp(() => {
  throw new Error("This app serves no requests.");
});
const documents = documentsOf(app);
for (const [name, text] of Object.entries(documents)) {
  writeFileSync(join(source, "web", name), text);
}
const types = await generateTypes(documents["openapi.json"] ?? "");
writeFileSync(join(source, "client/openapi-types.ts"), types);
