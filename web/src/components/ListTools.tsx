/** The row over a list: search that waits for the typing to pause, filters, and clearing them. */
import { Button, CloseButton, NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { ListParams } from "@/lib/list/use-list-params";
import css from "./ListTools.module.css";

const TYPING_PAUSE_MS = 250;

interface ListToolsProps<F extends string> {
  params: ListParams<F>;
  searchLabel?: string;
  children?: ReactNode;
}

export function ListTools<F extends string>({ params, searchLabel, children }: ListToolsProps<F>) {
  const { t } = useTranslation();
  return (
    <div className={css.tools} role="search">
      {searchLabel && <SearchBox label={searchLabel} value={params.q} onChange={(q) => params.set({ q } as never)} />}
      {children}
      {params.filtered && (
        <Button variant="subtle" onClick={params.clear}>
          {t("list.clear")}
        </Button>
      )}
    </div>
  );
}

function SearchBox({ label, value, onChange }: { label: string; value: string; onChange: (q: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      type="search"
      className={css.search}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text && <CloseButton size="sm" aria-label={t("list.clear_search")} onClick={() => setText("")} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      data-search
    />
  );
}

interface FilterProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

export function Filter({ label, value, options, onChange }: FilterProps) {
  return (
    <NativeSelect
      aria-label={label}
      className={css.filter}
      value={value}
      data={[{ value: "", label }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
