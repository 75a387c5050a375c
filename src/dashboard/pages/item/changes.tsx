import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { toSentence } from "../../parts/criterion-names.ts";

type Change = Schemas["ItemChanges"]["data"][number];

const shownMax = 20;

/** Who changed what in an item, and when; the newest change first. */
export function Changes({ id }: { readonly id: string }) {
  const loaded = useLoaded(async () => readChanges(id), [id]);
  return (
    <section>
      <h3>Changes</h3>
      <LoadedArea loaded={loaded}>
        {(changes) => (
          <ol class="changes">
            {changes.map((change) => (
              <li key={change.generation}>
                <span class="note">{`${formatTimestamp(change.at)} · ${change.actor.name ?? change.actor.id}`}</span>
                {describeChange(change).map((text) => (
                  <span key={text}>{text}</span>
                ))}
              </li>
            ))}
          </ol>
        )}
      </LoadedArea>
    </section>
  );
}

async function readChanges(id: string): Promise<readonly Change[]> {
  const params = {
    path: { workspaceId: workspaceId.value, itemId: id },
    query: { limit: shownMax },
  };
  return requireData(
    await api.GET("/v1/workspaces/{workspaceId}/items/{itemId}/changes", { params }),
  ).data;
}

const kinds: Readonly<Record<Change["kind"], string>> = {
  created: "Created",
  updated: "Updated",
  deleted: "Deleted",
  restored: "Restored",
};

/** Describes each changed field: "Status: open → done". */
function describeChange({ kind, fields }: Change): readonly string[] {
  const changes = Object.entries(fields).flatMap(([field, { from, to }]) =>
    field === "ratings" ? describeRatings(from, to) : [describeField(field, from, to)],
  );
  return changes.length === 0 ? [kinds[kind]] : changes;
}

function describeRatings(from: unknown, to: unknown): readonly string[] {
  const [before, after] = [toRecord(from), toRecord(to)];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.map((key) => describeField(key, before[key], after[key]));
}

function describeField(field: string, from: unknown, to: unknown): string {
  return `${toSentence(field)}: ${formatValue(from)} → ${formatValue(to)}`;
}

const textMax = 80;

function formatValue(value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "none";
  }
  if (Array.isArray(value)) {
    return value.join(", ") || "none";
  }
  if (typeof value === "object") {
    const { low, likely, high } = toRecord(value);
    return [low, likely, high].map(String).join(" ");
  }
  // oxlint-disable-next-line typescript/no-base-to-string -- a value of JSON that is no object
  const text = String(value);
  return text.length > textMax ? `${text.slice(0, textMax)} …` : text;
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function formatTimestamp(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
