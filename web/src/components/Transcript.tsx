/** What was said, turn by turn; a quote can be looked up and marked in it. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Speaker } from "@/api/types";
import { Face } from "./Face";
import css from "./Transcript.module.css";

export interface TranscriptLine {
  turn: number;
  speaker: Speaker;
  text: string;
  state?: "said" | "sending" | "streaming" | "thinking";
}

interface TranscriptProps {
  lines: readonly TranscriptLine[];
  repName: string;
  buyerName: string;
  marked?: { turn: number; text: string } | null;
  aside?: (turn: number) => ReactNode;
}

export function turnElementId(turn: number): string {
  return `turn-${turn}`;
}

export function Transcript({ lines, repName, buyerName, marked, aside }: TranscriptProps) {
  return (
    <ol className={css.turns}>
      {lines.map((line) => (
        <li
          key={line.turn}
          id={turnElementId(line.turn)}
          className={css.turn}
          data-speaker={line.speaker}
          data-state={line.state}
          data-marked={marked?.turn === line.turn || undefined}
          tabIndex={-1}
        >
          {line.speaker === "buyer" && <Face name={buyerName} size="sm" />}
          <div className={css.bubble}>
            <span className={css.name}>
              {line.speaker === "buyer" ? buyerName : repName} <TurnNumber line={line} />
            </span>
            <Words line={line} mark={marked?.turn === line.turn ? marked.text : null} buyerName={buyerName} />
            {aside?.(line.turn)}
          </div>
        </li>
      ))}
    </ol>
  );
}

function TurnNumber({ line }: { line: TranscriptLine }) {
  const { t } = useTranslation();
  return <span className={css.number}>{line.state === "sending" ? t("turn.sending") : t("turn.number", { turn: line.turn })}</span>;
}

function Words({ line, mark, buyerName }: { line: TranscriptLine; mark: string | null; buyerName: string }) {
  const { t } = useTranslation();
  if (line.text === "")
    return (
      <p className={css.dots}>
        <span className="sr-only">{t("turn.answering", { name: buyerName })}</span>
        <i aria-hidden />
        <i aria-hidden />
        <i aria-hidden />
      </p>
    );
  const at = mark ? line.text.indexOf(mark) : -1;
  if (at < 0 || !mark) return <p dir="auto">{line.text}</p>;
  return (
    <p dir="auto">
      {line.text.slice(0, at)}
      <mark>{mark}</mark>
      {line.text.slice(at + mark.length)}
    </p>
  );
}
