export const info = {
  title: "Ordinal",
  version: "0.2.0",
  description:
    "Ordinal ranks backlogs, explains the scores and simulates other weights. " +
    "Every failure is a problem document (RFC 9457).",
  license: { name: "MIT", url: "https://opensource.org/license/mit" },
};

export const servers = [
  { url: "/", description: "The server that serves this document." },
  { url: "http://127.0.0.1:8787", description: "A local server, started by `npm start`." },
];

/** The credentials that every operation accepts, except public ones. */
export const security = [{ key: [] }, { session: [] }];

/** The operations that accept a key but no session. */
export const keyOnlyOperations: ReadonlySet<string> = new Set(["createSession"]);

export const securitySchemes = {
  key: {
    type: "http",
    scheme: "bearer",
    description: "An API key of a workspace: `Authorization: Bearer ord_…`.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-ordinal",
    description:
      "The session of a browser, which `POST /v1/session` creates. On plain http, the name of the " +
      "cookie is `ordinal-` and the port. Requests that write must come from a page of this origin.",
  },
} as const;

export const tags = [
  {
    name: "workspaces",
    description: "Workspaces. Each one contains items, models, people and rankings.",
  },
  { name: "keys", description: "API keys and their roles." },
  { name: "sessions", description: "Sessions of browsers." },
  { name: "items", description: "Work items, their ratings and their links." },
  { name: "imports", description: "Import and export of items, and import jobs." },
  { name: "models", description: "Scoring models: built-in models and models of the workspace." },
  {
    name: "rankings",
    description: "Rankings: current and past, their differences and their verification.",
  },
  {
    name: "snapshots",
    description: "The backlog as columns, and its changes, for clients that rank it themselves.",
  },
  { name: "analyses", description: "Analyses of scores, weights, ratings and models." },
  { name: "plans", description: "Plans: the order of work, and the content of a release." },
  { name: "hierarchies", description: "Weights from pairwise comparisons (AHP)." },
  { name: "people", description: "The people of the team, for plans." },
  { name: "financials", description: "Financial metrics of a case." },
  { name: "qvf", description: "The original QVF API." },
  { name: "operations", description: "Health and caches, for operators." },
];
