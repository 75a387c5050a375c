import { useSignal } from "@preact/signals";
import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { ConfirmButton } from "../../parts/confirm-button.tsx";
import { toSentence } from "../../parts/criterion-names.ts";

type Stats = Schemas["CacheStats"];

/** The caches of the service: their statistics, and the actions of an operator. */
export function CachesSection() {
  const loaded = useLoaded(readStats, []);
  return (
    <>
      <p class="help">
        The statistics are those of the server process that responded. Others have their own.
      </p>
      <LoadedArea loaded={loaded}>{(stats) => <StatsTables stats={stats} />}</LoadedArea>
      {mayPerform("cache:write") && <CacheActions reload={loaded.reload} />}
    </>
  );
}

async function readStats(): Promise<Stats> {
  return requireData(await api.GET("/v1/cache/stats"));
}

function StatsTables({ stats: { kinds, tiers } }: { readonly stats: Stats }) {
  return (
    <>
      <table class="plain-table caches">
        <caption class="hidden-text">Entries in memory</caption>
        <thead>
          <tr>
            <th scope="col">In memory</th>
            <th scope="col" class="number">
              Entries
            </th>
            <th scope="col" class="number">
              Size
            </th>
            <th scope="col" class="number">
              Hits
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, entries, bytes, hit_rate: rate }) => (
            <tr key={kind}>
              <th scope="row">{toSentence(kind)}</th>
              <td class="number">{entries.toLocaleString()}</td>
              <td class="number">{formatSize(bytes)}</td>
              <td class="number">{formatRate(rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl class="totals">
        {tiers.map(({ tier, hit_rate: rate }) => (
          <div key={tier}>
            <dt>{tierNames[tier]}</dt>
            <dd>{formatRate(rate)} hits</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const tierNames: Readonly<Record<Stats["tiers"][number]["tier"], string>> = {
  memory: "Memory",
  "cache-api": "Cache API",
  kv: "KV",
};

function CacheActions({ reload }: { readonly reload: () => void }) {
  const outcome = useSignal("");
  const isBusy = useSignal(false);
  const run = async (action: () => Promise<string>): Promise<void> => {
    isBusy.value = true;
    try {
      outcome.value = await action();
    } catch (error) {
      outcome.value = describeError(error);
    }
    isBusy.value = false;
    reload();
  };
  return (
    <>
      <p class="buttons">
        <button class="control" type="button" onClick={reload}>
          Read the statistics again
        </button>
        <button
          class="control"
          type="button"
          disabled={isBusy.value}
          onClick={() => void run(warmCaches)}
        >
          Warm the caches
        </button>
        <ConfirmButton
          text="Clear the caches"
          question="Clear the caches of this workspace?"
          action="Clear the caches"
          disabled={isBusy.value}
          onConfirm={() => void run(clearCaches)}
        >
          <p>No data is lost. The next requests are slower, because they read the database.</p>
        </ConfirmButton>
      </p>
      <p role="status">{outcome.value}</p>
    </>
  );
}

async function warmCaches(): Promise<string> {
  const body = { workspace: workspaceId.value, pages: 5 };
  const { built, cached, skipped } = requireData(await api.POST("/v1/cache/warm", { body }));
  const omitted = skipped === 0 ? "" : ` ${skipped} cannot be built.`;
  return `Built ${built} pages. ${cached} were already cached.${omitted}`;
}

/** Clears the caches. A response tells whether entries remain for another request. */
async function clearCaches(): Promise<string> {
  let total = 0;
  let hasMore = true;
  while (hasMore) {
    const body = { workspace: workspaceId.value };
    // oxlint-disable-next-line no-await-in-loop -- each request continues where the last one ended
    const { dropped, has_more: more } = requireData(await api.POST("/v1/cache/clear", { body }));
    total += dropped.memory + dropped.cache_api + dropped.kv;
    hasMore = more;
  }
  return `Deleted ${total.toLocaleString()} entries.`;
}

function formatRate(rate: number | null): string {
  return rate === null ? "–" : `${Math.round(100 * rate)} %`;
}

function formatSize(bytes: number): string {
  const options = { maximumFractionDigits: 1 };
  return bytes < 1_048_576
    ? `${(bytes / 1_024).toLocaleString(undefined, options)} KiB`
    : `${(bytes / 1_048_576).toLocaleString(undefined, options)} MiB`;
}
