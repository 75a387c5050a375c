/**
 * The names of an item's fields in files: exports write these columns, and imports read them. They
 * equal the names of the API's fields.
 */

/** The fields that an import can set, besides ratings. */
export const itemFieldNames = [
  "title",
  "external_id",
  "source",
  "type",
  "parent",
  "blocked_by",
  "description",
  "status",
  "priority",
  "assignee",
  "labels",
  "team",
  "size",
  "start_date",
  "due_date",
] as const;

/** The columns of every export, in order. Columns `ratings.<criterion>` follow them. */
export const exportColumns = [
  "id",
  "number",
  "external_id",
  "source",
  "type",
  "parent",
  "title",
  "description",
  "status",
  "priority",
  "assignee",
  "labels",
  "team",
  "size",
  "start_date",
  "due_date",
  "blocked_by",
  "version",
  "created_at",
  "updated_at",
] as const;

/** The prefix of columns with the ratings of a criterion. */
export const ratingPrefix = "ratings.";
