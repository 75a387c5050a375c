import { createRoute } from "@hono/zod-openapi";
import { byteOrderMark } from "../../contract/csv.ts";
import { docsOnly } from "../../contract/docs-only.ts";
import { formatCsvHeader, formatCsvRow, formatNdjsonRow } from "../../contract/export-view.ts";
import { ExportQuery } from "../../contract/export.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { formatRankHeader, formatRankRow, type WriteBack } from "../../contract/write-back-view.ts";
import { checkExportOptions } from "../../flows/exports/check-export-options.ts";
import { exportItems, type ItemExport } from "../../flows/exports/export-items.ts";
import { type ExportedRank, exportRanking } from "../../flows/exports/export-ranking.ts";
import { type HttpContext } from "../context.ts";
import { requireAcceptable } from "../request/accept.ts";
import { readMinGeneration } from "../request/min-generation.ts";
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
      "Streams all items by number. Importing the file again gives the same items. With `for`, " +
      "streams ranks, scores and categories of the open items in rank order. The category divides " +
      "the scored items into thirds: High, Medium and Low. In CSV, an apostrophe precedes cells " +
      "that a spreadsheet would evaluate as formulas.",
  })),
  request: { params: WorkspaceParams, query: ExportQuery },
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
  const query = c.req.valid("query");
  checkExportOptions(query);
  requireAcceptable(c, mediaTypes[query.format].split(";", 1));
  const { texts, name } = await openExport(c, query);
  const marked = query.bom === "true" ? prependMark(texts) : texts;
  return new Response(toReadableStream(encodeTexts(marked)), {
    headers: {
      "content-type": mediaTypes[query.format],
      "content-disposition": `attachment; filename="${c.get("actor").workspace}${name}.${query.format}"`,
    },
  });
});

type ExportFile = {
  readonly texts: AsyncGenerator<string>;
  /** The suffix of the file name, before its extension. */
  readonly name: string;
};

async function openExport(c: HttpContext, query: ExportQuery): Promise<ExportFile> {
  const [deps, actor] = [c.get("deps"), c.get("actor")];
  const { format, for: target, model, scope, process = "agile" } = query;
  if (target === undefined) {
    const data = await exportItems(deps, actor, format);
    return { texts: format === "csv" ? formatCsv(data) : formatNdjson(data), name: "" };
  }
  const source = target === "csv" ? undefined : target;
  const request = { model, scope, source, minGeneration: readMinGeneration(c) };
  const { kind, batches } = await exportRanking(deps, actor, request);
  return { texts: formatRanks(batches, { target, process, kind }), name: `-${target}` };
}

async function* prependMark(texts: AsyncGenerator<string>): AsyncGenerator<string> {
  yield byteOrderMark;
  yield* texts;
}

async function* formatRanks(
  batches: AsyncGenerator<readonly ExportedRank[]>,
  writeBack: WriteBack,
): AsyncGenerator<string> {
  yield formatRankHeader(writeBack);
  for await (const rows of batches) {
    // A batch without items of the tracker has no text, and a stream cannot send an empty chunk.
    if (rows.length > 0) {
      yield rows.map((row) => formatRankRow(row, writeBack)).join("");
    }
  }
}

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
