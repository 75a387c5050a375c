import { LostClaim } from "../../core/failure.ts";
import { readKeyId } from "../../core/sealed-text.ts";
import { type Deps, type IdempotentResponse, type StoredCursorKey } from "../../ports/deps.ts";

/** Secrets per page, and pages per run and kind. The next run finds the rest. */
const [pageSize, pagesMax] = [100, 100];

/**
 * The scope of requests with the root key. Those of other keys also store secrets, but these expire
 * before the old root key is removed.
 */
const rootScope = "root";

/**
 * Encrypts secrets with the current root key that were stored under an earlier one, or without any:
 * the keys of cursors, and the stored responses to the root key. Reads them in bounded pages. Every
 * write is conditional on the old form, so that two runs do no harm. Secrets that no configured root
 * key can decrypt stay as they are.
 */
export async function rewrapSecrets(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const keyIds = await deps.secrets.listOutdatedKeyIds();
  if (keyIds.length === 0) {
    return;
  }
  const rows = (await rewrapCursorKeys(deps, keyIds)) + (await rewrapResponses(deps, keyIds));
  const durationMs = deps.clock.now() - at;
  deps.recordMetric({ kind: "cron", workspace: "", outcome: "rewrapped", rows, durationMs });
}

async function rewrapCursorKeys(deps: Deps, keyIds: readonly string[]): Promise<number> {
  const { workspaces } = deps.store;
  let [after, count] = ["", 0];
  for (let page = 0; page < pagesMax; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each page starts where the previous one ended
    const rows = await workspaces.listCursorKeys(keyIds, { after, limit: pageSize });
    // oxlint-disable-next-line no-await-in-loop -- see above
    const rewrapped = (await Promise.all(rows.map((row) => rewrapCursorKey(deps, row)))).flat();
    if (rewrapped.length > 0) {
      // oxlint-disable-next-line no-await-in-loop -- see above
      await workspaces.rewrapCursorKeys(rewrapped);
    }
    count += rewrapped.length;
    after = rows.at(-1)?.workspace ?? "";
    if (rows.length < pageSize) {
      break;
    }
  }
  return count;
}

/** Returns the key with its new form; an empty list if it cannot be read. */
async function rewrapCursorKey({ secrets }: Deps, row: StoredCursorKey) {
  const secret = await secrets.open(row.cursorKey);
  return secret === undefined ? [] : [{ ...row, rewrapped: await secrets.seal(secret) }];
}

async function rewrapResponses(deps: Deps, keyIds: readonly string[]): Promise<number> {
  const { idempotency } = deps.store;
  let after: IdempotentResponse | undefined;
  let count = 0;
  for (let page = 0; page < pagesMax; page += 1) {
    const window = { limit: pageSize, ...(after !== undefined && { after }) };
    // oxlint-disable-next-line no-await-in-loop -- each page starts where the previous one ended
    const rows = await idempotency.listResponses(rootScope, window);
    const outdated = rows.filter(({ body }) => isOutdatedResponse(body, keyIds));
    // oxlint-disable-next-line no-await-in-loop -- see above
    const results = await Promise.all(outdated.map((row) => rewrapResponse(deps, row)));
    count += results.filter(Boolean).length;
    after = rows.at(-1);
    if (rows.length < pageSize) {
      break;
    }
  }
  return count;
}

/** A response without a key id is one of an earlier version, which expires within a day. */
function isOutdatedResponse(body: string, keyIds: readonly string[]): boolean {
  const keyId = readKeyId(body);
  return keyId !== "" && keyIds.includes(keyId);
}

/** Stores the new form of a response, unless its claim has changed. Returns whether it did. */
async function rewrapResponse(
  { secrets, store }: Deps,
  response: IdempotentResponse,
): Promise<boolean> {
  const body = await secrets.open(response.body);
  if (body === undefined) {
    return false;
  }
  try {
    await store.idempotency.complete({ ...response, body: await secrets.seal(body) });
    return true;
  } catch (error) {
    if (error instanceof LostClaim) {
      return false;
    }
    throw error;
  }
}
