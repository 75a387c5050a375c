/**
 * `npm run openapi`: writes the API documents to the static files of the Worker. They depend on the
 * routes only, and a test compares both.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApp } from "../src/http/app.ts";
import { renderDocuments } from "./openapi/documents.ts";

const app = createApp(() => {
  throw new Error("This app only describes its routes.");
});
for (const [name, text] of Object.entries(renderDocuments(app))) {
  writeFileSync(join(import.meta.dirname, "../src/web", name), text);
}
