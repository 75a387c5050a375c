import { type AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { Hono } from "hono";
import { createFetchServer } from "./adapter.ts";

/**
 * A typical peer: Hono on Node with node:sqlite. It reads a page from a score table, or returns it
 * from memory after the first read. `node server.ts file.sqlite` prints its port.
 */
const [file = ""] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true });
const page = database.prepare("SELECT * FROM scores ORDER BY score DESC LIMIT ? OFFSET ?");
const total = database.prepare("SELECT count(*) AS total FROM scores").get()?.["total"];
const cache = new Map<string, string>();
const app = new Hono();

app.get("/uncached", (c) => c.body(buildBody(c.req.query()), 200, json));

app.get("/cached", (c) => {
  const body = cache.get(c.req.url) ?? buildBody(c.req.query());
  cache.set(c.req.url, body);
  return c.body(body, 200, json);
});

const json = { "content-type": "application/json" };

function buildBody({ limit = "50", offset = "0" }: Readonly<Record<string, string>>): string {
  const rows = page.all(Number(limit), Number(offset));
  const data = rows.map(({ score, labels, ratings, ...item }, index) => ({
    rank: Number(offset) + index + 1,
    score,
    item: { ...item, labels: parseJson(labels), ratings: parseJson(ratings) },
  }));
  return JSON.stringify({ data, page: { total } });
}

function parseJson(text: unknown): unknown {
  return JSON.parse(String(text));
}

const server = createFetchServer((request) => app.fetch(request));
server.listen(0, "127.0.0.1", () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server listens on a port
  console.log((server.address() as AddressInfo).port);
});
