/** A choice between a few views, all of them in sight: radio buttons that look like a switch. */
import { useId } from "react";

import css from "./Segments.module.css";

interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
  wide?: boolean;
}

export function Segments<T extends string>({ label, value, options, onChange, className, wide }: SegmentsProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={[css.group, className].filter(Boolean).join(" ")} data-wide={wide}>
      {options.map((option) => (
        <label key={option.value} className={css.option}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
