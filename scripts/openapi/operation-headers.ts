import { type HeaderName, type ParameterName } from "./headers.ts";

const write = ["Ordinal-Generation", "Ordinal-Bookmark"] as const;
const freshness = [
  "Cache-Status",
  "Ordinal-Generation",
  "Ordinal-Lag",
  "Ordinal-Age",
  "Ordinal-Digest",
] as const;

/** The header parameters and response headers that only some operations have. */
type OperationHeaders = {
  readonly request?: readonly ParameterName[];
  /** The headers of all responses but problems. */
  readonly response?: readonly HeaderName[];
  /** Further headers of one status. */
  readonly byStatus?: Readonly<Record<number, readonly HeaderName[]>>;
};

/** By operationId. Every GET that sends JSON also has an ETag and accepts If-None-Match. */
export const operationHeaders: Readonly<Record<string, OperationHeaders>> = {
  createWorkspace: { request: ["IdempotencyKey"], response: ["Location", "Idempotency-Replayed"] },
  listWorkspaces: { byStatus: { 200: ["Link"] } },
  createKey: { request: ["IdempotencyKey"], response: ["Location", "Idempotency-Replayed"] },
  rotateKey: { request: ["IdempotencyKey"], response: ["Location", "Idempotency-Replayed"] },
  createSession: { response: ["Set-Cookie"] },
  endSession: { response: ["Set-Cookie"] },
  getWorkspace: { response: ["Ordinal-Generation"] },
  updateWorkspace: { request: ["IfMatch"], response: [...write, "ETag"] },
  deleteWorkspace: { request: ["IfMatch"] },
  restoreWorkspace: { response: ["ETag", "Ordinal-Generation"] },
  replaceCursorKey: {
    request: ["IdempotencyKey"],
    response: [...write, "ETag", "Idempotency-Replayed"],
  },
  getWorkspaceSummary: { response: freshness },
  listStatuses: { response: freshness },
  updateStatuses: { request: ["IfMatch"], response: [...freshness, "Ordinal-Bookmark", "ETag"] },
  saveKanoAnswers: { request: ["IdempotencyKey"], response: [...write, "Idempotency-Replayed"] },
  applyItemBatch: { request: ["IdempotencyKey"], response: [...write, "Idempotency-Replayed"] },
  createItem: {
    request: ["IdempotencyKey"],
    response: [...write, "ETag", "Location", "Idempotency-Replayed"],
  },
  listItems: {
    response: ["Ordinal-Generation"],
    byStatus: { 200: ["Link"] },
  },
  updateItem: { request: ["IfMatch"], response: [...write, "ETag"] },
  deleteItem: { request: ["IfMatch"], response: write },
  upsertItemByExternalId: {
    request: ["IfMatch", "IfNoneMatchAny"],
    response: [...write, "ETag"],
    byStatus: { 201: ["Location"] },
  },
  cascadeValue: { response: freshness },
  importItems: {
    request: ["IdempotencyKey", "Prefer"],
    response: ["Location"],
    byStatus: { 202: ["Idempotency-Replayed"] },
  },
  revertChanges: {
    request: ["IdempotencyKey", "Prefer"],
    response: ["Location"],
    byStatus: { 202: ["Idempotency-Replayed"] },
  },
  erasePerson: {
    request: ["IdempotencyKey", "Prefer"],
    response: ["Location"],
    byStatus: { 202: ["Idempotency-Replayed"] },
  },
  getJob: { request: ["Prefer"], response: ["Ordinal-Generation"] },
  exportItems: { response: ["Content-Disposition"] },
  exportBackup: { response: ["Content-Disposition", "Ordinal-Generation"] },
  restoreBackup: {
    request: ["IdempotencyKey", "Prefer"],
    response: ["Location"],
    byStatus: { 202: ["Idempotency-Replayed"] },
  },
  createModel: {
    request: ["IdempotencyKey"],
    response: ["ETag", "Location", "Idempotency-Replayed"],
  },
  reviseModel: {
    request: ["IfMatch", "IdempotencyKey"],
    response: ["ETag", "Location", "Idempotency-Replayed"],
  },
  createPerson: {
    request: ["IdempotencyKey"],
    response: ["ETag", "Location", "Idempotency-Replayed"],
  },
  updatePerson: { request: ["IfMatch"], response: ["ETag"] },
  deletePerson: { request: ["IfMatch"] },
  createHierarchy: {
    request: ["IdempotencyKey"],
    response: ["ETag", "Location", "Idempotency-Replayed"],
  },
  putJudgements: { request: ["IfMatch"], response: ["ETag"] },
  deleteJudgements: { request: ["IfMatch"] },
  deleteHierarchy: { request: ["IfMatch"] },
  finalizeHierarchy: {
    request: ["IfMatch", "IdempotencyKey"],
    response: ["ETag", "Location", "Idempotency-Replayed"],
  },
  computeOrder: { response: freshness },
  computeFit: { response: freshness },
  getLatestSnapshot: { response: ["Location", "Ordinal-Generation"] },
  getSnapshot: {
    response: ["ETag", "Ordinal-Generation"],
    byStatus: { 307: ["Location"] },
  },
  getChanges: { response: ["Ordinal-Generation"] },
  getRanking: {
    response: freshness,
    byStatus: { 200: ["Link"] },
  },
  getRankingById: {
    response: freshness,
    byStatus: { 200: ["Link"] },
  },
  createBaseline: {
    request: ["IdempotencyKey"],
    response: ["ETag", "Location", "Idempotency-Replayed"],
  },
  updateBaseline: { request: ["IfMatch"], response: ["ETag"] },
  deleteBaseline: { request: ["IfMatch"] },
  getItemRank: { response: freshness },
  getRankingDiff: { response: freshness },
  getRankingStability: { response: freshness },
  verifyRanking: { response: freshness },
  getItemScore: { response: freshness },
  simulateRanking: { response: freshness },
  getRankingBands: { response: freshness },
  compareModels: { response: freshness },
  lintRanking: { response: freshness },
  getRankingMatrix: { response: freshness },
  getRankingFacets: { response: freshness },
};
