/** Talk to the draft, and see what goes on in its head turn by turn. */
import { Button, Textarea } from "@mantine/core";
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import type { TryOutTurn } from "@/api/types";
import { Card } from "@/components/Card";
import { FormFailure } from "@/components/FormFailure";
import { Note } from "@/components/Note";
import { SkeletonLines } from "@/components/states";
import { Transcript } from "@/components/Transcript";
import type { PersonaForm } from "../lib/persona-form";
import { BrainState } from "./BrainState";
import css from "./tryout.module.css";
import { useTryOut } from "./use-try-out";

export default function TryOutPane({ values }: { values: PersonaForm }) {
  const { t } = useTranslation("bots");
  const call = useTryOut(values);
  const begin = useEffectEvent(() => call.restart());
  useEffect(() => begin(), []);
  const { turns, outcome } = call.played ?? { turns: [], outcome: null };
  const heads = new Map(turns.map((turn) => [turn.turn, turn]));
  return (
    <Card title={t("tryout.title")} className="stack">
      <p className="small dim">{t("tryout.lead")}</p>
      <FormFailure message={call.failure} />
      {call.starting && <SkeletonLines lines={4} />}
      <div className={css.talk} tabIndex={0} role="log" aria-label={t("tryout.talk")}>
        <Transcript
          lines={turns.map(({ turn, speaker, text }) => ({ turn, speaker, text }))}
          repName={t("tryout.you")}
          buyerName={values.name || "?"}
          aside={(turn) => <Head turn={heads.get(turn)} />}
        />
      </div>
      {outcome && <Note role="status">{t("tryout.ended", { outcome: t(`tryout.outcome.${outcome}`) })}</Note>}
      <Composer
        busy={call.saying}
        closed={call.closed}
        onSay={call.say}
      />
      <div className={css.actions}>
        <Button variant="default" size="xs" disabled={call.lines.length === 0} onClick={call.back}>
          {t("tryout.back")}
        </Button>
        <Button variant="default" size="xs" disabled={call.lines.length === 0} onClick={call.again}>
          {t("tryout.again")}
        </Button>
        <Button variant="default" size="xs" onClick={call.restart}>
          {t("tryout.restart")}
        </Button>
      </div>
    </Card>
  );
}

function Head({ turn }: { turn: TryOutTurn | undefined }) {
  const { t } = useTranslation("bots");
  if (!turn) return null;
  if (turn.speaker === "rep") return <p className={css.read}>{t("tryout.read", { moves: turn.moves.map(plain).join(", ") || t("tryout.nothing") })}</p>;
  return turn.state && <BrainState turn={turn} state={turn.state} />;
}

export function plain(name: string): string {
  return name.replaceAll("_", " ");
}

interface ComposerProps {
  busy: boolean;
  closed: boolean;
  onSay: (text: string) => Promise<unknown>;
}

function Composer({ busy, closed, onSay }: ComposerProps) {
  const { t } = useTranslation("bots");
  const [text, setText] = useState("");
  const send = () => {
    const said = text.trim();
    if (!said || busy || closed) return;
    void onSay(said).then(
      () => setText(""),
      () => undefined,
    );
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={css.composer}>
      <Textarea
        aria-label={t("tryout.say")}
        placeholder={t("tryout.say")}
        rows={2}
        disabled={closed}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <Button loading={busy} disabled={closed || !text.trim()} onClick={send}>
        {t("tryout.send")}
      </Button>
    </div>
  );
}
