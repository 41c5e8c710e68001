/** Where the rep types. A reload keeps what was typed. */
import { Button, Textarea } from "@mantine/core";
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { keepDraft, keptDraft } from "../lib/outbox";
import css from "./call.module.css";

/** As the house counts them, by whole characters and not by the halves that strings are made of. */
const LONGEST = 4000;

interface ComposerProps {
  roleplayId: string;
  blocked: boolean;
  returned: string | null;
  onSend: (text: string) => void;
}

export function Composer({ roleplayId, blocked, returned, onSend }: ComposerProps) {
  const { t } = useTranslation("roleplay");
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => keptDraft(roleplayId));
  const change = (next: string) => {
    setText(next);
    keepDraft(roleplayId, next);
  };
  useReturned(returned, (words) => change([words, text].filter(Boolean).join("\n")));
  const excess = Math.max(0, Array.from(text.trim()).length - LONGEST);
  const stuck = blocked || !text.trim() || excess > 0;
  const send = () => {
    const words = text.trim();
    if (stuck) return;
    onSend(words);
    change("");
    box.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        ref={box}
        className={css.words}
        aria-label={t("composer.label")}
        aria-describedby={id}
        placeholder={t("composer.placeholder")}
        size="md"
        rows={2}
        dir="auto"
        error={excess > 0 && t("composer.tooLong", { count: excess })}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={pressed}
        autoFocus
      />
      <span id={id} className="sr-only">
        {t("composer.keys")}
      </span>
      <Button type="submit" size="md" disabled={stuck}>
        {t("composer.send")}
      </Button>
    </form>
  );
}

/** Words that were not taken come back to whoever typed them. */
function useReturned(returned: string | null, take: (words: string) => void): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    if (returned !== null) taken(returned);
  }, [returned]);
}
