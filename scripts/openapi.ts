/**
 * `npm run openapi`: writes the API documents to the static files of the Worker, and the types of the
 * client. The documents depend on the routes only, and the types on the documents; tests compare
 * them.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApp } from "../src/http/app.ts";
import { buildDocuments } from "./openapi/documents.ts";
import { generateTypes } from "./openapi/types/generate-types.ts";

const source = join(import.meta.dirname, "../src");
const app = createApp(() => {
  throw new Error("This app serves no requests.");
});
const documents = buildDocuments(app);
for (const [name, text] of Object.entries(documents)) {
  writeFileSync(join(source, "web", name), text);
}
const types = await generateTypes(documents["openapi.json"] ?? "");
writeFileSync(join(source, "client/openapi-types.ts"), types);
