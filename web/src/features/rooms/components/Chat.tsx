/** Lines that everybody reads, and those that the coach whispers to the seller. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";

import type { Room } from "@/api/types";
import { Card } from "@/components/Card";
import type { ChatLine } from "../lib/call-state";
import type { RoomCall } from "../lib/room-call";
import css from "./rooms.module.css";

const LONGEST = 1000;

export function Chat({ room, call, lines }: { room: Room; call: RoomCall; lines: ChatLine[] }) {
  const { t } = useTranslation("rooms");
  const [text, setText] = useState("");
  const [whisper, setWhisper] = useState(false);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    call.say({ kind: whisper ? "whisper" : "chat", text: text.trim() });
    setText("");
  };
  const name = (id: string) => room.members.find((one) => one.user_id === id)?.name ?? t("stage.somebody");
  return (
    <Card title={t("chat.title")} className="stack">
      <ol className={css.chat} role="log" aria-label={t("chat.title")}>
        {lines.length === 0 && <li className="dim small">{t("chat.empty")}</li>}
        {lines.map((line, place) => (
          <li key={`${line.at} ${place}`} data-whisper={line.whisper}>
            <strong>{name(line.user_id)}</strong> {line.whisper && <span className="small dim">{t("chat.whispered")}</span>}
            <p>{line.text}</p>
          </li>
        ))}
      </ol>
      <form onSubmit={send} className="stack">
        <TextInput label={t("chat.say")} value={text} maxLength={LONGEST} onChange={(event) => setText(event.currentTarget.value)} />
        {room.your_seat === "coach" && (
          <Checkbox label={t("chat.whisper")} checked={whisper} onChange={(event) => setWhisper(event.currentTarget.checked)} />
        )}
        <Button type="submit" variant="default">
          {t("chat.send")}
        </Button>
      </form>
    </Card>
  );
}
