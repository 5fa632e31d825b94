import check from "@/components/todo/row/Check.module.css";
import item from "@/components/todo/row/TodoItem.module.css";
import meta from "@/components/todo/row/TodoMeta.module.css";
import { Icon, type IconName } from "@/components/ui/Icon";
import { Logo } from "@/components/ui/Logo";
import styles from "./Preview.module.css";

type Sample = {
  title: string;
  depth?: 1;
  done?: true;
  due?: { text: string; tone: "overdue" | "today" | "soon" };
  priority?: 1 | 2;
  list?: { name: string; color: string };
  parts?: string;
};

const SAMPLES: readonly Sample[] = [
  {
    title: "Send the signed contract to Ines",
    due: { text: "9:00", tone: "today" },
    priority: 1,
    list: { name: "Work", color: "indigo" },
  },
  { title: "Plan the long weekend", due: { text: "Today", tone: "today" }, parts: "1/3" },
  { title: "Book the ferry", depth: 1 },
  { title: "Ask Amir about the tent", depth: 1 },
  { title: "Water the plants", done: true },
  {
    title: "Choose a birthday present for Mum",
    due: { text: "Saturday", tone: "soon" },
    priority: 2,
    list: { name: "Home", color: "teal" },
  },
];

const VIEWS: readonly { icon: IconName; name: string; count?: number; isCurrent?: true }[] = [
  { icon: "inbox", name: "Inbox", count: 4 },
  { icon: "today", name: "Today", count: 5, isCurrent: true },
  { icon: "upcoming", name: "Upcoming" },
];

const LISTS = [
  { name: "Home", color: "teal", count: 7 },
  { name: "Work", color: "indigo", count: 3 },
  { name: "Garden", color: "green", count: 2 },
] as const;

function SampleMeta({ due, list, parts }: Sample) {
  if (due === undefined && list === undefined && parts === undefined) {
    return null;
  }
  return (
    <p className={meta.meta}>
      {parts !== undefined && <span>{parts}</span>}
      {due !== undefined && (
        <span className={meta.due} data-tone={due.tone}>
          <Icon name="calendar" />
          {due.text}
        </span>
      )}
      {list !== undefined && (
        <span>
          <span className={styles.dot} data-color={list.color} />
          {list.name}
        </span>
      )}
    </p>
  );
}

function SampleRow({ sample }: { sample: Sample }) {
  return (
    <li className={item.item} data-completed={sample.done} data-depth={sample.depth ?? 0}>
      <div className={item.row}>
        <span
          className={check.check}
          data-checked={sample.done}
          data-priority={sample.priority ?? 4}
        />
        <div className={item.body}>
          <span className={item.text}>{sample.title}</span>
          <SampleMeta {...sample} />
        </div>
      </div>
    </li>
  );
}

function PreviewRail() {
  return (
    <div className={styles.rail}>
      <Logo />
      <div className={styles.views}>
        {VIEWS.map(({ icon, name, count, isCurrent }) => (
          <p data-current={isCurrent} key={name}>
            <Icon name={icon} />
            {name}
            <span className={styles.count}>{count}</span>
          </p>
        ))}
      </div>
      <p className={styles.group}>Lists</p>
      <div className={styles.views}>
        {LISTS.map(({ name, color, count }) => (
          <p key={name}>
            <span className={styles.dot} data-color={color} />
            {name}
            <span className={styles.count}>{count}</span>
          </p>
        ))}
      </div>
    </div>
  );
}

/** The product itself, made of its own styles: what one sees here is what one gets. */
export function Preview() {
  return (
    <figure className={styles.figure}>
      <figcaption className="visually-hidden">
        The view Today in Daymark: todos with times, priorities, lists and parts, one just
        completed.
      </figcaption>
      <div aria-hidden="true" className={styles.window}>
        <PreviewRail />
        <div className={styles.page}>
          <p className={styles.heading}>Today</p>
          <p className={styles.capture}>
            <Icon name="plus" />
            New todo
          </p>
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
