import { formatSize } from "../../parts/format-size.ts";
import { ItemLink } from "../../parts/item-link.tsx";
import { Meter } from "../../parts/meter.tsx";
import { type Member } from "./load-people.ts";

type MemberRowProps = {
  readonly member: Member;
  readonly hasPlan: boolean;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
};

/** A person with the work that the plan assigns. */
export function MemberRow({ member, hasPlan, mayEdit, onEdit, onDelete }: MemberRowProps) {
  const { person } = member;
  return (
    <tr>
      <th scope="row" class="name">
        {person.name}
      </th>
      <td>{person.skills.length === 0 ? "–" : person.skills.join(", ")}</td>
      <td class="number">{formatSize(person.capacity)}</td>
      {hasPlan && (
        <td>
          <Assignments member={member} />
        </td>
      )}
      {mayEdit && (
        <td class="person-actions">
          <button
            id={`edit-${person.id}`}
            class="control"
            type="button"
            aria-label={`Edit ${person.name}`}
            onClick={onEdit}
          >
            Edit
          </button>
          <button
            class="control"
            type="button"
            aria-label={`Delete ${person.name}`}
            onClick={onDelete}
          >
            Delete
          </button>
        </td>
      )}
    </tr>
  );
}

function Assignments({ member: { person, tasks, used } }: { readonly member: Member }) {
  const count = `${tasks.length} ${tasks.length === 1 ? "item" : "items"}`;
  const text = `${count} · ${formatSize(used)} of ${formatSize(person.capacity)}`;
  return (
    <div class="assignments">
      <Meter value={used} max={person.capacity} />
      {tasks.length === 0 ? (
        <span>No item</span>
      ) : (
        <details>
          <summary>{text}</summary>
          <ol>
            {tasks.map(({ item, size }) => (
              <li key={item.id}>
                <ItemLink item={item} />
                <span class="fact">size {formatSize(size)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
