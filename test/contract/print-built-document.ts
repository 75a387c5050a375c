/**
 * Prints the OpenAPI document of the schemas that the built Worker has: those without
 * documentation. It runs in a process of its own, because `DOCUMENTED` has to be set before any
 * schema is created.
 */
import process from "node:process";

Object.assign(globalThis, { DOCUMENTED: false });
const { createApp } = await import("../../src/http/app.ts");
const { toPublicPath } = await import("../../src/http/request/path.ts");

const app = createApp(() => {
  throw new Error("This app serves no requests.");
});
const info = { title: "Built", version: "0" };
const { paths = {}, components } = app.getOpenAPI31Document({ openapi: "3.1.0", info });
const publicPaths = Object.entries(paths).map(([path, item]) => [toPublicPath(path), item]);
process.stdout.write(JSON.stringify({ paths: Object.fromEntries(publicPaths), components }));
