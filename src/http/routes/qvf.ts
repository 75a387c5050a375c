import { createRoute, type z } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { limits } from "../../contract/limits.ts";
import { toQvfResponse } from "../../contract/qvf-view.ts";
import { QvfCriteria, QvfRequest, QvfResponse } from "../../contract/qvf.ts";
import { Failure, formatJsonPointer } from "../../core/failure.ts";
import { listCriteria } from "../../flows/qvf/list-criteria.ts";
import { scoreItems } from "../../flows/qvf/score-items.ts";
import { pauseAfter, runSliced } from "../../flows/run-sliced.ts";
import { requireAcceptable } from "../request/accept.ts";
import {
  characterCost,
  checkBody,
  checkJsonText,
  ndjsonMediaType as ndjson,
} from "../request/body.ts";
import { toSchemaFailure } from "../request/schema-faults.ts";
import { json, jsonContent, problems } from "../responses.ts";
import { router } from "../router.ts";

const postScore = createRoute({
  method: "post",
  path: "/score",
  ...docsOnly(() => ({
    operationId: "scoreQvfItems",
    tags: ["qvf"],
    summary: "Score QVF items",
    description:
      "Scores up to 10,000 items by `qvf-classic`, in the format of the original QVF API. In an " +
      "NDJSON request, each line is one item. In an NDJSON response (`Accept`), each line is one " +
      "score, and the last line is the summary. Stores nothing.",
  })),
  middleware: [
    checkBody({ bytesMax: limits.batchBodyBytesMax, types: ["application/json", ndjson] }),
  ] as const,
  request: {
    body: {
      content: {
        "application/json": { schema: { $ref: "#/components/schemas/QvfRequest" } },
        [ndjson]: { schema: { type: "string" } },
      },
    },
  },
  responses: {
    200: {
      description: "The scores, in the order of the items.",
      content: {
        ...jsonContent(QvfResponse),
        [ndjson]: { schema: { type: "string" } },
      },
    },
    ...problems(422),
  },
});

const getCriteria = createRoute({
  method: "get",
  path: "/criteria",
  ...docsOnly(() => ({
    operationId: "listQvfCriteria",
    tags: ["qvf"],
    summary: "List QVF criteria",
    description: "Lists the eighteen criteria of QVF, their categories and the preset weights.",
  })),
  responses: { 200: json(QvfCriteria, "Eighteen criteria in five categories."), ...problems(401) },
});

export const qvfRoutes = router()
  .openapi(postScore, async (c) => {
    const isLines = c.req.header("content-type")?.startsWith(ndjson) ?? false;
    const text = await c.req.text();
    const body = isLines ? { work_items: parseNdjson(text) } : parseJson(text, "The body");
    const { work_items: items, criteria_weights: weights } = parseRequest(body);
    await pauseAfter(c.get("deps"), text.length * characterCost);
    const result = await runSliced(c.get("deps"), scoreItems(c.get("actor"), items, weights));
    const { scores, ...rest } = toQvfResponse(result);
    if (requireAcceptable(c, ["application/json", ndjson]) !== ndjson) {
      return c.json({ scores, ...rest }, 200);
    }
    const lines = [...scores, rest].map((line) => `${JSON.stringify(line)}\n`);
    return new Response(lines.join(""), { headers: { "content-type": ndjson } });
  })
  .openapi(getCriteria, (c) => c.json(listCriteria(c.get("actor")), 200));

function parseRequest(body: unknown): z.infer<typeof QvfRequest> {
  const read = QvfRequest.safeParse(body);
  if (!read.success) {
    throw toSchemaFailure("json", read.error);
  }
  return read.data;
}

/** Parses the items of an NDJSON body, and ignores empty lines. */
function parseNdjson(text: string): unknown[] {
  const items: unknown[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() !== "") {
      checkJsonText(line, formatJsonPointer("work_items", items.length));
      items.push(parseJson(line, `Line ${index + 1}`));
    }
  }
  return items;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? cause.message : "";
    throw new Failure("malformed", `${name} is not JSON: ${reason}`, { cause });
  }
}
