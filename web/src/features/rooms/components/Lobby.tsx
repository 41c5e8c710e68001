/** Before the call: the scene, one's own brief, who is there, and who sits where. */
import { Badge, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Room, RoomMember, Seat } from "@/api/types";
import { Card } from "@/components/Card";
import { confirm } from "@/components/confirm";
import { Face } from "@/components/Face";
import { FormFailure } from "@/components/FormFailure";
import { useMessageFor } from "@/lib/http/message";
import { handOver, removeMember, takeSeat } from "../api/change-room";
import { getRoom } from "../api/get-room";
import { AddToCalendar } from "./AddToCalendar";
import { Hosting } from "./Hosting";
import { LeaveRoom } from "./LeaveRoom";
import { usePresence } from "../lib/use-presence";
import { PresenceMark } from "./Presence";
import css from "./rooms.module.css";

const SEATS = ["seller", "buyer", "observer", "coach"] as const;

/** Runs what changes the room, and shows the room as it is afterwards. */
function useChange(room: Room) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (change: () => Promise<Room>) => change(),
    onSuccess: (after) => cache.setQueryData(getRoom(room.room_id).queryKey, after),
    onError: () => cache.invalidateQueries({ queryKey: getRoom(room.room_id).queryKey }),
  });
}

export function Lobby({ room }: { room: Room }) {
  const message = useMessageFor();
  const changing = useChange(room);
  const change = (what: () => Promise<Room>) => changing.mutate(what);
  return (
    <div className="stack">
      <Brief room={room} />
      <AddToCalendar room={room} />
      <FormFailure message={changing.error ? message(changing.error) : null} />
      <Seats room={room} onTake={(seat) => change(() => takeSeat(room.room_id, seat))} />
      <People room={room} onChange={change} />
      {room.you === room.host_id && <Hosting room={room} onChange={change} />}
      <LeaveRoom room={room} />
    </div>
  );
}

export function Brief({ room }: { room: Room }) {
  const { t } = useTranslation("rooms");
  return (
    <Card title={room.scenario.title}>
      <p>{room.scenario.situation}</p>
      {room.brief && (
        <div className={css.brief}>
          <h3>{t("brief.title")}</h3>
          <p>{room.brief}</p>
          <p className="small dim">{t("brief.secret")}</p>
        </div>
      )}
    </Card>
  );
}

function Seats({ room, onTake }: { room: Room; onTake: (seat: Seat | null) => void }) {
  const { t } = useTranslation("rooms");
  return (
    <Card title={t("seats.title")} className="stack">
      <div className={css.row}>
        {SEATS.map((seat) => {
          const taken = room.members.filter((one) => one.seat === seat).length;
          const mine = room.your_seat === seat;
          return (
            <Button
              key={seat}
              variant={mine ? "filled" : "default"}
              aria-pressed={mine}
              disabled={!mine && taken >= (room.places[seat] ?? 0)}
              onClick={() => onTake(mine ? null : seat)}
            >
              {t(`seat.${seat}`)} {t("seats.taken", { taken, of: room.places[seat] ?? 0 })}
            </Button>
          );
        })}
      </div>
      <p className="small dim">{t(room.your_seat ? `seats.as_${room.your_seat}` : "seats.choose")}</p>
    </Card>
  );
}

export type Change = (what: () => Promise<Room>) => void;

function People({ room, onChange }: { room: Room; onChange: Change }) {
  const { t } = useTranslation("rooms");
  const there = usePresence();
  return (
    <Card title={t("people.title", { count: room.members.length })}>
      <ul className={css.people}>
        {room.members.map((one) => (
          <li key={one.user_id}>
            <Who room={room} member={one} />
            {there && one.user_id !== room.you && <PresenceMark person={there.get(one.user_id)} />}
            {room.you === room.host_id && !one.host && <Member room={room} member={one} onChange={onChange} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Who({ room, member }: { room: Room; member: RoomMember }) {
  const { t } = useTranslation("rooms");
  return (
    <>
      <Face name={member.name} size="sm" />
      <span>
        {member.name} {member.user_id === room.you && t("people.you")}
      </span>
      <Badge variant="default">{member.seat ? t(`seat.${member.seat}`) : t("seat.lobby")}</Badge>
      {member.host && <Badge variant="light">{t("people.host")}</Badge>}
      {room.records && member.consents && <Badge variant="light">{t("people.consents")}</Badge>}
    </>
  );
}

function Member({ room, member, onChange }: { room: Room; member: RoomMember; onChange: Change }) {
  const { t } = useTranslation("rooms");
  const remove = async () => {
    const words = { title: t("people.remove_title", { name: member.name }), text: t("people.remove_text"), action: t("people.remove"), danger: true };
    if (await confirm(words)) onChange(() => removeMember(room.room_id, member.user_id));
  };
  return (
    <span className={css.row}>
      <Button size="xs" variant="default" onClick={() => onChange(() => handOver(room.room_id, member.user_id))}>
        {t("people.hand_over")}
      </Button>
      <Button size="xs" variant="default" onClick={() => void remove()}>
        {t("people.remove")}
      </Button>
    </span>
  );
}
