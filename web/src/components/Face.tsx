/** A face made of initials, drawn and not read; the colour follows the name, so it is always the same. */
import { initials } from "@/lib/format";
import css from "./Face.module.css";

const TONES = 6;

export function Face({ name, size = "md" }: { name: string; size?: "sm" | "md" | "lg" }) {
  const sum = Array.from(name).reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return <span className={`${css.face} ${css[size]}`} data-tone={sum % TONES} data-initials={initials(name)} aria-hidden />;
}
