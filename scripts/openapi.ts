/**
 * `npm run openapi`: writes the API documents to the static files of the Worker, the types of the
 * client, and the permission table of docs/security.md. The documents depend on the routes and on
 * the permission table, and the types on the documents; tests compare them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApp } from "../src/http/app.ts";
import { buildDocuments } from "./openapi/documents.ts";
import { replacePermissionTable } from "./openapi/permission-table.ts";
import { generateTypes } from "./openapi/types/generate-types.ts";

const source = join(import.meta.dirname, "../src");
const app = createApp(() => {
  throw new Error("This app serves no requests.");
});
const documents = buildDocuments(app);
for (const [name, text] of Object.entries(documents)) {
  writeFileSync(join(source, "web", name), text);
}
const securityGuide = join(import.meta.dirname, "../docs/security.md");
writeFileSync(securityGuide, replacePermissionTable(readFileSync(securityGuide, "utf8")));
const types = await generateTypes(documents["openapi.json"] ?? "");
writeFileSync(join(source, "client/openapi-types.ts"), types);
