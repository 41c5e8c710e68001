/** A table that sorts by its headings, scrolls sideways on a phone, and pages through the address. */
import { Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import css from "./Table.module.css";

const ORDERS = {
  up: { name: "ascending", sign: IconArrowUp },
  down: { name: "descending", sign: IconArrowDown },
} as const;

export interface Column {
  id: string;
  label: string;
  sortable?: boolean;
  numeric?: boolean;
  hidden?: boolean;
}

interface TableProps {
  caption: string;
  columns: Column[];
  sort?: string;
  onSort?: (sort: string) => void;
  children: ReactNode;
}

export function Table({ caption, columns, sort = "", onSort, children }: TableProps) {
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={css.table}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Heading({ column, sort, onSort }: { column: Column; sort: string; onSort?: (sort: string) => void }) {
  const order = ORDERS[sort.startsWith("-") ? "down" : "up"];
  const active = sort.replace("-", "") === column.id;
  const words = <span className={column.hidden ? "sr-only" : undefined}>{column.label}</span>;
  const next = sort === column.id ? `-${column.id}` : column.id;
  if (!column.sortable || !onSort) return <th scope="col" className={cellClass(column)}>{words}</th>;
  return (
    <th scope="col" className={cellClass(column)} aria-sort={active ? order.name : undefined}>
      <button type="button" className={css.sort} onClick={() => onSort(next)}>
        {words}
        {active && <order.sign size={14} aria-hidden />}
      </button>
    </th>
  );
}

function cellClass(column: Column): string | undefined {
  return column.numeric ? css.numeric : undefined;
}

interface PagerProps {
  cursor: string | undefined;
  next: string | null;
  onPage: (cursor: string) => void;
}

export function Pager({ cursor, next, onPage }: PagerProps) {
  const { t } = useTranslation();
  if (!cursor && !next) return null;
  return (
    <nav className={css.pager} aria-label={t("list.pages")}>
      <Button variant="default" disabled={!cursor} onClick={() => onPage("")}>
        {t("list.first")}
      </Button>
      <Button variant="default" disabled={!next} onClick={() => next && onPage(next)}>
        {t("list.next")}
      </Button>
    </nav>
  );
}
