/** The reviews of a room as they load: still coming, nothing to review, not reachable, or there. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { RoomReviewSheet } from "@/api/types";
import { Loaded } from "@/components/Loaded";
import { EmptyState, SkeletonLines } from "@/components/states";
import { isProblem } from "@/lib/http/problem";
import { listRoomReviews } from "../api/list-room-reviews";

export function RoomSheet({ roomId, children }: { roomId: string; children: (sheet: RoomReviewSheet) => ReactNode }) {
  const { t } = useTranslation("rooms");
  const sheet = useQuery(listRoomReviews(roomId));
  if (isProblem(sheet.error, "no_rubric")) return <EmptyState title={t("review.no_rubric_title")} text={t("review.no_rubric_text")} />;
  if (isProblem(sheet.error, "room_going_on")) return <EmptyState title={t("review.early_title")} text={t("review.early_text")} />;
  return (
    <Loaded query={sheet} skeleton={<SkeletonLines lines={6} />}>
      {children}
    </Loaded>
  );
}
