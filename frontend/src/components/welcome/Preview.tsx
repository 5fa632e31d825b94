import capture from "@/components/todo/TodoForm.module.css";
import item from "@/components/todo/TodoItem.module.css";
import meta from "@/components/todo/TodoMeta.module.css";
import { Icon } from "@/components/ui/Icon";
import { Logo } from "@/components/ui/Logo";
import styles from "./Preview.module.css";

type Sample = {
  title: string;
  done?: true;
  due?: { words: string; near: "passed" | "today" | "later" };
  priority?: { level: 1 | 2; words: string };
  note?: string;
};

const SAMPLES: readonly Sample[] = [
  {
    title: "Send the signed contract to Ines",
    due: { words: "Today", near: "today" },
    priority: { level: 1, words: "High" },
  },
  { title: "Book the ferry for the long weekend", due: { words: "Tomorrow", near: "later" } },
  { title: "Read Amir’s draft and write back", note: "The part about prices first" },
  { title: "Water the plants", done: true },
  {
    title: "Choose a birthday present for Mum",
    due: { words: "Saturday", near: "later" },
    priority: { level: 2, words: "Medium" },
  },
  { title: "Return the library books" },
];

function SampleMeta({ due, priority, note }: Sample) {
  if (due === undefined && note === undefined) {
    return null;
  }
  return (
    <p className={meta.meta}>
      {due !== undefined && (
        <span className={meta.due} data-near={due.near}>
          <Icon name="calendar" />
          {due.words}
        </span>
      )}
      {priority !== undefined && (
        <span className={meta.priority} data-priority={priority.level}>
          <Icon name="flag" />
          {priority.words}
        </span>
      )}
      {note !== undefined && (
        <span className={meta.note}>
          <Icon name="note" />
          <span className={meta.noteText}>{note}</span>
        </span>
      )}
    </p>
  );
}

function SampleRow({ sample }: { sample: Sample }) {
  return (
    <li className={item.item} data-completed={sample.done}>
      <div className={item.row}>
        <span
          className={item.check}
          data-checked={sample.done}
          data-priority={sample.priority?.level}
        />
        <div className={item.body}>
          <span className={item.text}>{sample.title}</span>
          <SampleMeta {...sample} />
        </div>
      </div>
    </li>
  );
}

/** The product itself, made of its own styles: what one sees here is what one gets. */
export function Preview() {
  return (
    <figure className={styles.figure}>
      <figcaption className="visually-hidden">
        A list of todos in Daymark: some with a day, some with a priority, one just completed.
      </figcaption>
      <div aria-hidden="true" className={styles.window}>
        <div className={styles.rail}>
          <Logo />
          <p className={styles.views}>
            <span data-current="true">
              Open <span className={styles.count}>5</span>
            </span>
            <span>Completed</span>
            <span>Trash</span>
          </p>
        </div>
        <div className={styles.page}>
          <p className={styles.heading}>Open</p>
          <div className={capture.capture}>
            <Icon className={capture.plus} name="plus" />
            <span className={styles.placeholder}>New todo</span>
          </div>
          <ul className={styles.list}>
            {SAMPLES.map((sample) => (
              <SampleRow key={sample.title} sample={sample} />
            ))}
          </ul>
        </div>
      </div>
    </figure>
  );
}
