import { type AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { Hono } from "hono";
import { serverOf } from "./adapter.ts";

/**
 * A peer, as one writes it: Hono on Node with node:sqlite. It reads a page from a table of scores,
 * or keeps it in memory once read. `node server.ts file.sqlite` says its port on standard output.
 */
const [file = ""] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true });
const page = database.prepare("SELECT * FROM scores ORDER BY score DESC LIMIT ? OFFSET ?");
const total = database.prepare("SELECT count(*) AS total FROM scores").get()?.["total"];
const held = new Map<string, string>();
const app = new Hono();

app.get("/uncached", (c) => c.body(bodyOf(c.req.query()), 200, json));

app.get("/cached", (c) => {
  const body = held.get(c.req.url) ?? bodyOf(c.req.query());
  held.set(c.req.url, body);
  return c.body(body, 200, json);
});

const json = { "content-type": "application/json" };

function bodyOf({ limit = "50", offset = "0" }: Readonly<Record<string, string>>): string {
  const rows = page.all(Number(limit), Number(offset));
  const data = rows.map(({ score, labels, ratings, ...item }, at) => ({
    rank: Number(offset) + at + 1,
    score,
    item: { ...item, labels: parsed(labels), ratings: parsed(ratings) },
  }));
  return JSON.stringify({ data, page: { total } });
}

function parsed(text: unknown): unknown {
  return JSON.parse(String(text));
}

const server = serverOf((request) => app.fetch(request));
server.listen(0, "127.0.0.1", () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  console.log((server.address() as AddressInfo).port);
});
