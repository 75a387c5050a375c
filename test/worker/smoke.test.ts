import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";

const call = (path: string, init: RequestInit & { key?: string } = {}) =>
  exports.default.fetch(
    new Request(`https://ordinal.test${path}`, {
      ...init,
      headers: { authorization: `Bearer ${init.key ?? env.ROOT_KEY}`, ...init.headers },
    }),
  );

test("smoke", async () => {
  const made = await call("/v1/workspaces", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "x" }),
  });
  const ws = (await made.json()) as { id: string; key: string };
  console.log(made.status, ws);
  const key = ws.key;
  const csv = "issuekey,title,storypoint,parent\nA-1,First,3,A-2\nA-2,\"Sec\nond\",5,\nA-3,Third,x,\nA-4,Fourth,8,A-9\n";
  const imp = await call(`/v1/workspaces/${ws.id}/imports?map=issuekey=external_id,storypoint=story_points`, {
    method: "POST", key, headers: { "content-type": "text/csv", prefer: "wait=10" }, body: csv,
  });
  console.log(imp.status, await imp.text());
  const rk = await call(`/v1/workspaces/${ws.id}/ranking?limit=2`, { key });
  console.log(rk.status, [...rk.headers].map((h) => h.join(": ")).join("\n"), await rk.text());
  const it = await call(`/v1/workspaces/${ws.id}/items`, { method: "POST", key, headers: { "content-type": "application/json" }, body: JSON.stringify({ title: "Hi", ratings: { reach: 10 } }) });
  console.log(it.status, await it.text());
  const sum = await call(`/v1/workspaces/${ws.id}/summary`, { key });
  console.log(sum.status, await sum.text());
  for (const m of ["wsjf", "rice", "ice", "cd3", "qvf"]) {
    const r = await call(`/v1/workspaces/${ws.id}/ranking?limit=1&model=${m}`, { key });
    console.log(m, r.status, (await r.text()).slice(0, 300));
  }
  const wi = await call(`/v1/workspaces/${ws.id}/ranking:whatif`, { method: "POST", key, headers: { "content-type": "application/json" }, body: JSON.stringify({ weights: { business_value: 1 }, limit: 2 }) });
  console.log(wi.status, await wi.text());
  const ex = await call(`/v1/workspaces/${ws.id}/export`, { key });
  console.log(ex.status, await ex.text());
  expect(made.status).toBe(201);
});
