/** The transcript, scrolled along with the talk unless the reader has gone back to read. */
import { Button } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Transcript } from "@/components/Transcript";
import type { Line } from "../lib/conversation";
import css from "./call.module.css";

const NEAR_PX = 90;

interface FollowedTranscriptProps {
  lines: Line[];
  repName: string;
  buyerName: string;
}

export function FollowedTranscript({ lines, repName, buyerName }: FollowedTranscriptProps) {
  const { t } = useTranslation("roleplay");
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const newest = lines.at(-1);
  const toEnd = useCallback(() => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);
  useEffect(() => {
    if (following || newest?.state === "sending") toEnd();
  }, [following, newest?.turn, newest?.text, newest?.state, toEnd]);
  const scrolled = () => {
    const element = box.current;
    if (element) setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX);
  };
  return (
    <div className={css.follow}>
      <div ref={box} className={css.scroll} onScroll={scrolled} role="log" aria-label={t("transcript")} tabIndex={0}>
        <Transcript lines={lines} repName={repName} buyerName={buyerName} />
      </div>
      {!following && (
        <Button className={css.down} size="xs" variant="default" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={toEnd}>
          {t("jump_down")}
        </Button>
      )}
    </div>
  );
}
