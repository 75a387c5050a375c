/** Statements that may go through everything that a workspace has in a table, and why. */
export const meantWhole: readonly { readonly of: RegExp; readonly because: string }[] = [
  { of: /coalesce\(max\(number\), 0\) FROM items/, because: "the end of a key is one step away" },
  { of: /from "models" where .*max\(m\.revision\)/, because: "models are few, and all are wanted" },
  {
    of: /FROM published p CROSS JOIN .* AS published/,
    because: "one row a model, and all are wanted",
  },
  { of: /from "published" inner join "rankings"/, because: "one row a model, and all are wanted" },
  { of: /FROM items i INDEXED BY items_blocked/, because: "only what is blocked stands in it" },
  { of: /FROM items b INDEXED BY items_blocked/, because: "only what is blocked stands in it" },
  { of: /from "people"|FROM people WHERE workspace_id/, because: "people are a thousand at most" },
  {
    of: /from "hierarchies" where "hierarchies"."workspace_id" = \? order|FROM hierarchies WHERE/,
    because: "hierarchies are five hundred at most",
  },
  { of: /^SELECT DISTINCT r\.key FROM items i/, because: "an export reads every item anyway" },
];
