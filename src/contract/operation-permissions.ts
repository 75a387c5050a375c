import { type Action } from "../core/access.ts";

/**
 * The permission that each operation requires, by operationId. An operation that is missing here is
 * public. The flow of an operation authorizes the same action; tests compare the two.
 */
export const operationPermissions: Readonly<Record<string, Action>> = {
  createWorkspace: "workspaces:create",
  listWorkspaces: "workspaces:list",
  getWorkspace: "workspace:read",
  updateWorkspace: "workspace:update",
  deleteWorkspace: "workspace:delete",
  restoreWorkspace: "workspace:restore",
  replaceCursorKey: "workspace:update",
  getWorkspaceSummary: "items:read",
  listStatuses: "statuses:read",
  updateStatuses: "statuses:write",

  listKeys: "keys:read",
  getKey: "keys:read",
  createKey: "keys:write",
  rotateKey: "keys:write",
  revokeKey: "keys:write",

  createSession: "sessions:own",
  getSession: "sessions:own",
  endSession: "sessions:own",
  listSessions: "sessions:own",
  endSessionById: "sessions:own",

  getCacheStats: "cache:read",
  warmCache: "cache:write",
  clearCache: "cache:write",

  listItems: "items:read",
  getItem: "items:read",
  getItemLinks: "items:read",
  listItemChanges: "changes:read",
  createItem: "items:write",
  updateItem: "items:write",
  deleteItem: "items:write",
  upsertItemByExternalId: "items:write",
  applyItemBatch: "items:write",
  saveKanoAnswers: "items:write",

  importItems: "items:import",
  exportItems: "items:export",
  exportBackup: "backup:read",
  restoreBackup: "backup:restore",
  getJob: "jobs:read",
  revertChanges: "changes:revert",

  listModels: "models:read",
  getModel: "models:read",
  listModelPresets: "models:read",
  checkModelWeights: "models:read",
  createModel: "models:write",
  reviseModel: "models:write",

  listPeople: "people:read",
  getPerson: "people:read",
  createPerson: "people:write",
  updatePerson: "people:write",
  deletePerson: "people:write",
  erasePerson: "people:erase",

  listHierarchies: "hierarchies:read",
  getHierarchy: "hierarchies:read",
  createHierarchy: "hierarchies:write",
  deleteHierarchy: "hierarchies:write",
  finalizeHierarchy: "hierarchies:write",
  putJudgements: "hierarchies:judge",
  deleteJudgements: "hierarchies:judge",
  computeHierarchyWeights: "calculations:run",

  getRanking: "rankings:read",
  getRankingById: "rankings:read",
  listRankings: "rankings:read",
  getItemRank: "rankings:read",
  getItemHistory: "rankings:read",
  getRankingDiff: "rankings:read",
  getRankingFacets: "rankings:read",
  subscribeToRankings: "rankings:read",
  createTicket: "rankings:read",
  listBaselines: "baselines:read",
  getBaseline: "baselines:read",
  createBaseline: "baselines:write",
  updateBaseline: "baselines:write",
  deleteBaseline: "baselines:write",
  getLatestSnapshot: "snapshots:read",
  getSnapshot: "snapshots:read",
  getChanges: "changes:read",
  verifyRanking: "rankings:verify",

  cascadeValue: "analyses:run",
  compareModels: "analyses:run",
  computeFit: "analyses:run",
  computeOrder: "analyses:run",
  getItemScore: "analyses:run",
  getRankingBands: "analyses:run",
  getRankingMatrix: "analyses:run",
  getRankingStability: "analyses:run",
  lintRanking: "analyses:run",
  simulateRanking: "analyses:run",

  computeFinancials: "calculations:run",
  listQvfCriteria: "calculations:run",
  scoreQvfItems: "calculations:run",
};

/** Returns the permission of an operation; undefined for a public operation. */
export function findPermission(operationId: string): Action | undefined {
  return Object.hasOwn(operationPermissions, operationId)
    ? operationPermissions[operationId]
    : undefined;
}
