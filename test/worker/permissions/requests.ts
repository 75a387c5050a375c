import { type Resources } from "./tenants.ts";

/** The parts of a request that its operation does not fix. */
export type RequestParts = {
  /** The parameters of the path, except the workspace. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: string;
  /** A value that is sent as JSON, or a text. */
  readonly body?: object | string;
  /** The media type of a text; CSV by default. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * The status of requests that cannot succeed in the workspaces of these tests, although their role
 * has the permission: a backup is restored into an empty workspace only.
 */
export const refusals: Readonly<Record<string, number>> = { restoreBackup: 409 };

const criteria = [{ key: "zeal" }, { key: "joy" }];
const judgements = [{ a: "zeal", b: "joy", value: 3 }];
const pair = { functional: "like", dysfunctional: "dislike" };

/**
 * A valid request of each operation that needs a key. Operations that delete or finalize a resource
 * have one of their own, so that no other operation depends on it.
 */
export const requests: Readonly<Record<string, (ids: Resources) => RequestParts>> = {
  createWorkspace: () => ({ body: { name: "New" } }),
  listWorkspaces: () => ({}),
  getWorkspace: () => ({}),
  updateWorkspace: () => ({ body: { name: "Renamed" } }),
  deleteWorkspace: () => ({}),
  restoreWorkspace: () => ({}),
  getWorkspaceSummary: () => ({}),
  listStatuses: () => ({}),
  updateStatuses: () => ({ body: { categories: { open: "todo" } } }),

  replaceCursorKey: () => ({}),

  createKey: () => ({ body: { name: "New", role: "viewer" } }),
  listKeys: () => ({}),
  getKey: ({ keys: [keyId] }) => ({ params: { keyId } }),
  rotateKey: ({ keys: [, keyId] }) => ({ params: { keyId }, body: {} }),
  revokeKey: ({ keys: [, , keyId] }) => ({ params: { keyId } }),
  createSession: () => ({}),
  getSession: () => ({}),
  endSession: () => ({}),
  listSessions: () => ({}),
  endSessionById: ({ session: sessionId }) => ({ params: { sessionId } }),

  getCacheStats: () => ({}),
  warmCache: ({ workspace }) => ({ body: { workspace } }),
  clearCache: ({ workspace }) => ({ body: { workspace, kinds: ["hot"] } }),

  listItems: ({ items: [parent] }) => ({ query: `?limit=1&parent=${parent}` }),
  getItem: ({ items: [itemId] }) => ({ params: { itemId } }),
  getItemHistory: ({ items: [itemId] }) => ({ params: { itemId } }),
  listItemChanges: ({ items: [itemId] }) => ({ params: { itemId } }),
  getItemLinks: ({ items: [itemId] }) => ({ params: { itemId } }),
  createItem: ({ items: [parent] }) => ({ body: { title: "New", parent } }),
  updateItem: ({ items: [itemId] }) => ({ params: { itemId }, body: { size: 3 } }),
  deleteItem: ({ items: [, , itemId] }) => ({ params: { itemId } }),
  upsertItemByExternalId: ({ items: [parent] }) => ({
    params: { externalId: "NEW" },
    body: { title: "New", parent },
  }),
  applyItemBatch: ({ items: [id] }) => ({
    body: { operations: [{ op: "patch", id, patch: { size: 2 } }] },
  }),
  saveKanoAnswers: ({ items: [item] }) => ({ body: { answers: [{ item, ...pair }] } }),

  importItems: () => ({ body: "external_id,title\nI-1,Imported\n" }),
  exportItems: () => ({}),
  exportBackup: () => ({}),
  restoreBackup: () => ({ body: "{}\n", type: "application/x-ndjson" }),
  getJob: ({ job: jobId }) => ({ params: { jobId } }),
  revertChanges: ({ generation }) => ({ params: { generation } }),

  listModels: () => ({}),
  getModel: ({ model: modelId }) => ({ params: { modelId } }),
  listModelPresets: () => ({}),
  checkModelWeights: ({ items: [winner, loser] }) => ({
    body: { kind: "votes", votes: [{ winner, loser }] },
  }),
  createModel: ({ items: [winner, loser] }) => ({
    body: { id: "voted", kind: "votes", votes: [{ winner, loser }] },
  }),
  reviseModel: ({ model: modelId }) => ({ params: { modelId }, body: { criteria } }),

  listPeople: () => ({}),
  getPerson: ({ people: [personId] }) => ({ params: { personId } }),
  createPerson: () => ({ body: { name: "Ben", skills: ["core"], capacity: 10 } }),
  updatePerson: ({ people: [personId] }) => ({ params: { personId }, body: { capacity: 20 } }),
  erasePerson: () => ({ body: { name: "Zoe" } }),
  deletePerson: ({ people: [, personId] }) => ({ params: { personId } }),

  listHierarchies: () => ({}),
  getHierarchy: ({ hierarchies: [hierarchyId] }) => ({ params: { hierarchyId } }),
  createHierarchy: () => ({ body: { name: "New", criteria } }),
  deleteHierarchy: ({ hierarchies: [, hierarchyId] }) => ({ params: { hierarchyId } }),
  finalizeHierarchy: ({ hierarchies: [, , hierarchyId] }) => ({
    params: { hierarchyId },
    body: { model: "final" },
  }),
  putJudgements: ({ hierarchies: [hierarchyId] }) => ({
    params: { hierarchyId, judge: "ana" },
    body: { judgements },
  }),
  deleteJudgements: ({ hierarchies: [hierarchyId] }) => ({
    params: { hierarchyId, judge: "ben" },
  }),
  computeHierarchyWeights: () => ({ body: { criteria, judgements } }),

  getRanking: ({ model }) => ({ query: `?limit=1&model=${model}` }),
  getRankingById: ({ ranking: rankingId }) => ({ params: { rankingId }, query: "?limit=1" }),
  listRankings: () => ({}),
  getItemRank: ({ ranking: rankingId, items: [itemId] }) => ({ params: { rankingId, itemId } }),
  listBaselines: () => ({}),
  getBaseline: ({ baselines: [baselineId] }) => ({ params: { baselineId } }),
  createBaseline: ({ ranking }) => ({ body: { name: "New", ranking } }),
  updateBaseline: ({ baselines: [baselineId] }) => ({
    params: { baselineId },
    body: { note: "Agreed" },
  }),
  deleteBaseline: ({ baselines: [, baselineId] }) => ({ params: { baselineId } }),
  getLatestSnapshot: () => ({}),
  getSnapshot: ({ generation }) => ({ params: { generation } }),
  getChanges: ({ generation }) => ({ query: `?since=${generation}` }),
  getRankingDiff: ({ ranking }) => ({ query: `?from=${ranking}&to=${ranking}` }),
  getRankingFacets: ({ items: [parent] }) => ({ query: `?parent=${parent}` }),
  subscribeToRankings: () => ({ headers: { upgrade: "websocket" } }),
  createTicket: () => ({}),
  verifyRanking: ({ ranking: rankingId }) => ({ params: { rankingId } }),

  cascadeValue: ({ items: [root] }) => ({ body: { amount: 10, root } }),
  compareModels: ({ model }) => ({ body: { models: ["rice", model] } }),
  computeFit: ({ items: [parent] }) => ({ body: { capacity: 10, filters: { parent } } }),
  computeOrder: ({ model }) => ({ body: { model } }),
  getItemScore: ({ items: [itemId] }) => ({ params: { itemId } }),
  getRankingBands: ({ model }) => ({ query: `?model=${model}` }),
  getRankingMatrix: ({ items: [parent] }) => ({ query: `?x=reach&y=effort&parent=${parent}` }),
  getRankingStability: ({ ranking: rankingId }) => ({ params: { rankingId } }),
  lintRanking: ({ model }) => ({ query: `?model=${model}` }),
  simulateRanking: ({ items: [id] }) => ({ body: { patches: [{ id, ratings: { reach: 9 } }] } }),

  computeFinancials: () => ({ body: { investment: 1, cash_flows: [2] } }),
  listQvfCriteria: () => ({}),
  scoreQvfItems: () => ({ body: { work_items: [{ id: "A", business_value: 8 }] } }),
};
