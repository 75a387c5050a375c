import { formatSize } from "../../parts/format-size.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { useFirst } from "../../parts/use-first.tsx";
import { type Task } from "./arrange.ts";

type TaskTableProps = {
  readonly tasks: readonly Task[];
  readonly hasPeople: boolean;
};

/** The chosen items in the order of work. */
export function TaskTable({ tasks, hasPeople }: TaskTableProps) {
  const [shown, more] = useFirst(tasks, 40);
  return (
    <>
      <table class="plain-table task-table">
        <caption class="hidden-text">The items that fit, in the order of work</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            {hasPeople && <th scope="col">Person</th>}
            <th scope="col" class="number">
              Rank
            </th>
            <th scope="col" class="number">
              Size
            </th>
            <th scope="col" class="number">
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((task) => (
            <TaskRow key={task.item.id} task={task} hasPeople={hasPeople} />
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

function TaskRow({ task, hasPeople }: { readonly task: Task; readonly hasPeople: boolean }) {
  const { item, person, rank, size, total, after } = task;
  return (
    <tr>
      <th scope="row">
        <ItemLink item={item} />
        {after.length > 0 && (
          <span class="after">
            after {after.map((each) => each.item.external_id ?? each.item.title).join(", ")}
          </span>
        )}
      </th>
      {hasPeople && <td class="person">{person?.name}</td>}
      <td class="number">{rank.toLocaleString()}</td>
      <td class="number">{formatSize(size)}</td>
      <td class="number">{formatSize(total)}</td>
    </tr>
  );
}
