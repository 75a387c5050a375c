import { type FieldChange, type ItemChange } from "../core/item/item-changes.ts";
import { type WireType } from "./docs-only.ts";
import { type ItemChangesView } from "./item-changes.ts";
import { formatTime } from "./item-view.ts";

type ItemChangesPage = {
  readonly changes: readonly ItemChange[];
  readonly names: ReadonlyMap<string, string>;
  readonly nextBefore?: number;
};

/** Maps a page of changes. */
export function toItemChangesView({
  changes,
  names,
  nextBefore,
}: ItemChangesPage): WireType<typeof ItemChangesView> {
  return {
    data: changes.map(({ generation, at, kind, actor, fields }) => ({
      generation,
      at: formatTime(at),
      kind,
      actor: { id: actor, name: names.get(actor) ?? null },
      fields: Object.fromEntries(Object.entries(fields).map(toFieldView)),
    })),
    page: { next_before: nextBefore ?? null },
  };
}

/** Names a field as the API does. Instants become texts. */
function toFieldView([name, { from, to }]: readonly [string, FieldChange]): [string, FieldChange] {
  const wireName = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const toWire = name === "deletedAt" ? formatInstant : (value: unknown) => value;
  return [wireName, { from: toWire(from), to: toWire(to) }];
}

function formatInstant(value: unknown): unknown {
  return typeof value === "number" ? formatTime(value) : value;
}
