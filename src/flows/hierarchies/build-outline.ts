import { type OutlineBody } from "../../contract/hierarchy.ts";
import { type HierarchyDocument } from "../../core/ahp/hierarchy-document.ts";
import { findOutlineFaults } from "../../core/ahp/outline.ts";
import { type Fault, failureFromFault, failureFromFaults } from "../../core/failure.ts";
import { buildOwnCriteria } from "../../core/models/definition/own-criteria.ts";

/**
 * Builds the document of a hierarchy without judgements: criteria in one list or in categories.
 * Throws with a fault for each part that a model could not use.
 */
export function buildOutline({ criteria, categories, table }: OutlineBody): HierarchyDocument {
  if ((criteria === undefined) === (categories === undefined)) {
    const detail = "Send either criteria or categories.";
    throw failureFromFault("invalid", { pointer: "/criteria", detail });
  }
  const nested = categories?.flatMap((category) => category.criteria);
  const document = {
    table: table ?? "classic",
    criteria: nested ?? criteria ?? [],
    ...(categories && {
      categories: categories.map((category) => ({
        ...category,
        criteria: category.criteria.map(({ key }) => key),
      })),
    }),
    judges: {},
  } as const;
  checkOutline(document, categories);
  return document;
}

function checkOutline(document: HierarchyDocument, categories: OutlineBody["categories"]): void {
  const faults: Fault[] = [];
  buildOwnCriteria("ahp", document.criteria, faults);
  faults.push(...(faults.length > 0 ? [] : findOutlineFaults(document, document.table)));
  if (faults.length > 0) {
    const nested = faults.map((fault) => nestFault(categories, fault));
    throw failureFromFaults("invalid", nested);
  }
}

/**
 * Changes the pointer `/criteria/3/key` of the flat list to the criterion's place in a category.
 */
function nestFault(categories: OutlineBody["categories"], fault: Fault): Fault {
  const { pointer = "", detail } = fault;
  const [, index, rest = ""] = /^\/criteria(?:\/(\d+)(.*))?$/.exec(pointer) ?? [];
  if (categories === undefined || !pointer.startsWith("/criteria")) {
    return fault;
  }
  const pointers = categories.flatMap(({ criteria }, category) =>
    criteria.map((_, member) => `/categories/${category}/criteria/${member}`),
  );
  return { pointer: `${pointers[Number(index)] ?? "/categories"}${rest}`, detail };
}
