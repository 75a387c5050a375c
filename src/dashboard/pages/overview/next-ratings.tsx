import { type Schemas } from "../../data/api.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { type NextRatings } from "./load-overview.ts";

const rowsMax = 8;

/** The ratings that would put the most pairs of items in order. */
export function NextRatingsTable({ next }: { readonly next: NextRatings }) {
  if (next.kind === "none") {
    return <p class="note">{next.detail}</p>;
  }
  const { ask_next: questions, note, unsettled_pairs: unsettled } = next.bands;
  if (questions.length === 0) {
    return (
      <p class="note">
        {unsettled === 0
          ? "No rating is missing or uncertain: the order is settled."
          : "No single rating would put items in order. Rate some items by all criteria of the model."}
      </p>
    );
  }
  return (
    <>
      <table class="plain-table">
        <caption class="hidden-text">The most useful ratings to collect</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Rate</th>
            <th scope="col">Now</th>
            <th scope="col" class="number">
              Settles
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.slice(0, rowsMax).map((question) => (
            <QuestionRow key={`${question.item.id} ${question.criterion}`} question={question} />
          ))}
        </tbody>
      </table>
      <p class="small-note">
        “Settles” is the number of pairs of items that the rating would put in order. {note}
      </p>
    </>
  );
}

type QuestionRowProps = { readonly question: Schemas["Bands"]["ask_next"][number] };

function QuestionRow({ question }: QuestionRowProps) {
  const { item, name, settles, from } = question;
  return (
    <tr>
      <td>
        <ItemLink item={item} />
      </td>
      <td>{name}</td>
      <td>{from === null ? "not rated" : `${from.low} to ${from.high}`}</td>
      <td class="number">{settles.toLocaleString()}</td>
    </tr>
  );
}
