import { type Profile } from "./profile.ts";

/**
 * Ordinal's own export. Its items keep their ids and sources. The signatures are columns that
 * exports of every version have; NDJSON leaves out absent fields.
 *
 * Source: `exportColumns` in `item-columns.ts`, and the API's items.
 */
export const ordinal: Profile = {
  name: "ordinal",
  title: "Ordinal",
  source: "",
  signatures: [
    ["id", "number", "type", "title", "status", "labels", "version", "created_at", "updated_at"],
  ],
  columns: {
    id: "id",
    number: null,
    version: null,
    created_at: null,
    updated_at: null,
    deleted_at: null,
  },
};
