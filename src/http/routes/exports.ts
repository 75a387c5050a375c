import { createRoute, z } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { formatCsvHeader, formatCsvRow, formatNdjsonRow } from "../../contract/export-view.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { exportItems, type ItemExport } from "../../flows/exports/export-items.ts";
import { toReadableStream } from "../response/stream.ts";
import { problems } from "../responses.ts";
import { router } from "../router.ts";

const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
} as const;

const getExport = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/export",
  ...docsOnly(() => ({
    operationId: "exportItems",
    tags: ["imports"],
    summary: "Export items",
    description:
      "Streams all items by number. Importing the file again gives the same items. In CSV, an " +
      "apostrophe precedes cells that a spreadsheet would evaluate as formulas.",
  })),
  request: {
    params: WorkspaceParams,
    query: z.strictObject({ format: z.enum(["csv", "ndjson"]).default("csv") }),
  },
  responses: {
    200: {
      description: "The file.",
      content: {
        "text/csv": { schema: { type: "string" } },
        "application/x-ndjson": { schema: { type: "string" } },
      },
    },
    ...problems(404, 422),
  },
});

export const exportRoutes = router().openapi(getExport, async (c) => {
  const { workspaceId } = c.req.valid("param");
  const { format } = c.req.valid("query");
  const data = await exportItems(c.get("deps"), workspaceId, format);
  const texts = format === "csv" ? formatCsv(data) : formatNdjson(data);
  return new Response(toReadableStream(encodeTexts(texts)), {
    headers: {
      "content-type": mediaTypes[format],
      "content-disposition": `attachment; filename="${workspaceId}.${format}"`,
    },
  });
});

async function* formatCsv({ criteria, batches }: ItemExport): AsyncGenerator<string> {
  yield formatCsvHeader(criteria);
  for await (const items of batches) {
    yield items.map((item) => formatCsvRow(item, criteria)).join("");
  }
}

async function* formatNdjson({ batches }: ItemExport): AsyncGenerator<string> {
  for await (const items of batches) {
    yield items.map(formatNdjsonRow).join("");
  }
}

async function* encodeTexts(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) {
    yield encoder.encode(text);
  }
}
