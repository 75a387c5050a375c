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

export const security = [{ key: [] }];

export const securityScheme = {
  type: "http",
  scheme: "bearer",
  description: "An API key of a workspace: `Authorization: Bearer ord_…`.",
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
  { name: "analyses", description: "Analyses of scores, weights, ratings and models." },
  { name: "plans", description: "Plans: the order of work, and the content of a release." },
  { name: "hierarchies", description: "Weights from pairwise comparisons (AHP)." },
  { name: "people", description: "The people of the team, for plans." },
  { name: "financials", description: "Financial metrics of a case." },
  { name: "qvf", description: "The original QVF API." },
  { name: "operations", description: "Health and caches, for operators." },
];
