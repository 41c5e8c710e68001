/** What everybody said of a room, criterion by criterion: a table, and on a phone one card each. */
import { useTranslation } from "react-i18next";

import type { MarkView, RoomCriterion, RoomReviewSheet } from "@/api/types";
import { Card } from "@/components/Card";
import { Note } from "@/components/Note";
import { ScoreMark } from "@/components/ScoreMark";
import { EmptyState } from "@/components/states";
import { Table } from "@/components/Table";
import { useMediaQuery } from "@/lib/use-media-query";
import { agreement, columnsOf, type ReviewColumn } from "../lib/side-by-side";
import type { Seek } from "../lib/spot";
import css from "./room-reviews.module.css";
import { MomentButton } from "./RoomReviewCriterion";
import { RoomSheet } from "./RoomSheet";

const WIDE = "(min-width: 48rem)";

interface SideBySideProps {
  roomId: string;
  onSeek?: Seek;
}

export function ReviewsSideBySide({ roomId, onSeek }: SideBySideProps) {
  const { t } = useTranslation("rooms");
  return (
    <Card title={t("review.all")} className="stack">
      <RoomSheet roomId={roomId}>{(sheet) => <Shown sheet={sheet} onSeek={onSeek} />}</RoomSheet>
    </Card>
  );
}

function Shown({ sheet, onSeek }: { sheet: RoomReviewSheet; onSeek: Seek | undefined }) {
  const { t } = useTranslation("rooms");
  const wide = useMediaQuery(WIDE);
  const columns = columnsOf(sheet);
  const View = wide ? AsTable : AsCards;
  return (
    <>
      {sheet.hidden > 0 && <Note>{t(sheet.your_kind ? "review.hidden" : "review.hidden_ever", { count: sheet.hidden })}</Note>}
      {columns.length > 0 && <View sheet={sheet} columns={columns} onSeek={onSeek} />}
      {columns.length > 0 && <LastWords columns={columns} />}
      {columns.length + sheet.hidden === 0 && <EmptyState title={t("review.none_title")} text={t("review.none_text")} />}
    </>
  );
}

interface ViewProps {
  sheet: RoomReviewSheet;
  columns: ReviewColumn[];
  onSeek: Seek | undefined;
}

function AsTable({ sheet, columns, onSeek }: ViewProps) {
  const { t } = useTranslation("rooms");
  const name = useColumnName();
  const heads = [
    { id: "criterion", label: t("review.criterion") },
    ...columns.map((one) => ({ id: one.id, label: name(one) })),
    { id: "agreement", label: t("review.agreement") },
  ];
  return (
    <Table caption={t("review.table")} columns={heads}>
      <tr>
        <th scope="row">{t("review.score")}</th>
        {columns.map((one) => (
          <td key={one.id}>
            <ScoreMark score={one.result?.score} passed={one.result?.passed ?? null} />
          </td>
        ))}
        <td />
      </tr>
      {sheet.criteria.map((criterion) => (
        <tr key={criterion.criterion_id}>
          <th scope="row">{criterion.title}</th>
          {columns.map((one) => (
            <td key={one.id} className={css.cell}>
              <Answer mark={one.marks[criterion.criterion_id]} onSeek={onSeek} />
            </td>
          ))}
          <td>
            <Agreement criterion={criterion} columns={columns} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function AsCards({ sheet, columns, onSeek }: ViewProps) {
  const name = useColumnName();
  return (
    <>
      <ul className={css.plain}>
        {columns.map((one) => (
          <li key={one.id}>
            {name(one)} <ScoreMark score={one.result?.score} passed={one.result?.passed ?? null} />
          </li>
        ))}
      </ul>
      {sheet.criteria.map((criterion) => (
        <section key={criterion.criterion_id} className={css.criterion} aria-label={criterion.title}>
          <h3>
            {criterion.title} <Agreement criterion={criterion} columns={columns} />
          </h3>
          <dl className={css.said}>
            {columns.map((one) => (
              <div key={one.id}>
                <dt>{name(one)}</dt>
                <dd>
                  <Answer mark={one.marks[criterion.criterion_id]} onSeek={onSeek} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Answer({ mark, onSeek }: { mark: MarkView | undefined; onSeek: Seek | undefined }) {
  const { t } = useTranslation("rooms");
  const verdict = mark?.verdict;
  return (
    <>
      <span className={css.verdict} data-verdict={verdict ?? undefined}>
        {t(verdict ? `review.verdict.${verdict}` : "review.no_answer")}
      </span>
      {mark?.comment && <p className="small">{mark.comment}</p>}
      {typeof mark?.moment === "number" && <MomentButton spot={{ seconds: mark.moment, recordingId: mark.recording_id }} onSeek={onSeek} />}
    </>
  );
}

function Agreement({ criterion, columns }: { criterion: RoomCriterion; columns: ReviewColumn[] }) {
  const { t } = useTranslation("rooms");
  const found = agreement(columns, criterion.criterion_id);
  if (!found) return null;
  return (
    <span className={css.agreement} data-found={found}>
      {t(`review.${found}`)}
    </span>
  );
}

function LastWords({ columns }: { columns: ReviewColumn[] }) {
  const name = useColumnName();
  const spoken = columns.filter((one) => one.comment);
  if (spoken.length === 0) return null;
  return (
    <dl className={css.said}>
      {spoken.map((one) => (
        <div key={one.id}>
          <dt>{name(one)}</dt>
          <dd className={css.words}>{one.comment}</dd>
        </div>
      ))}
    </dl>
  );
}

function useColumnName() {
  const { t } = useTranslation("rooms");
  return (one: ReviewColumn) => (one.kind === "machine" ? t("review.machine") : t(one.mine ? "review.mine" : `review.by_${one.kind}`, { name: one.name }));
}
