/**
 * `npm run openapi`: writes the documents of the API into the files that the platform serves beside
 * the Worker. They follow from the routes alone; a test compares the two.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApp } from "../src/http/app.ts";
import { documentsOf } from "./openapi/documents.ts";

const app = createApp(() => {
  throw new Error("Nothing is asked of this app.");
});
for (const [name, text] of Object.entries(documentsOf(app))) {
  writeFileSync(join(import.meta.dirname, "../src/web", name), text);
}
