/** A room, now or later, with a scene that ships or one of one's own. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { NewRoom } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { Modal } from "@/components/Modal";
import { listRubrics } from "@/features/rubrics/api/list-rubrics";
import { useMessageFor } from "@/lib/http/message";
import { fieldMessages } from "@/lib/http/problem";
import { createRoom } from "../api/change-room";
import { listScenarios } from "../api/list-rooms";

const OWN = "own";
const BRIEFS = ["seller", "buyer", "observer", "coach"] as const;

interface Draft {
  name: string;
  scenario: string;
  rubric: string;
  starts: string;
  minutes: string;
  records: boolean;
  title: string;
  situation: string;
  briefs: Record<string, string>;
}

const EMPTY: Draft = { name: "", scenario: "", rubric: "", starts: "", minutes: "30", records: false, title: "", situation: "", briefs: {} };

function asked(draft: Draft, scene: string): NewRoom {
  const briefs = Object.fromEntries(Object.entries(draft.briefs).filter(([, text]) => text.trim()));
  const own = { title: draft.title, situation: draft.situation, call_type: "discovery", briefs };
  return {
    name: draft.name,
    minutes: Number(draft.minutes),
    records: draft.records,
    rubric_id: draft.rubric || null,
    starts_at: draft.starts ? new Date(draft.starts).toISOString() : null,
    ...(scene === OWN ? { scenario: own } : { scenario_id: scene }),
  };
}

/** The first scene that ships; where none is to be had, one's own still makes a room. */
function usual(scenarios: { scenario_id: string }[], pending: boolean): string {
  return scenarios[0]?.scenario_id ?? (pending ? "" : OWN);
}

export default function NewRoomDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("rooms");
  const message = useMessageFor();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const shipped = useQuery(listScenarios);
  const scenarios = shipped.data?.items ?? [];
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const scene = draft.scenario || usual(scenarios, shipped.isPending);
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another wish is another room
  const key = useMemo(() => crypto.randomUUID(), [draft]);
  const making = useMutation({
    mutationFn: () => createRoom(asked(draft, scene), key),
    onSuccess: (room) => {
      void cache.invalidateQueries({ queryKey: ["rooms"] });
      void navigate(`/rooms/${room.room_id}`);
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const wrong = fieldMessages(making.error);
  const choices = [...scenarios.map((one) => ({ value: one.scenario_id, label: one.title })), { value: OWN, label: t("new.own") }];
  return (
    <Modal title={t("new.title")} onClose={onClose} wide>
      <form onSubmit={send} className="stack">
        <FormFailure message={making.error ? message(making.error) : null} />
        <TextInput label={t("new.name")} required maxLength={120} value={draft.name} error={wrong.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        <NativeSelect label={t("new.scenario")} data={choices} value={scene} onChange={(event) => set({ scenario: event.currentTarget.value })} />
        {scene === OWN && <OwnScene draft={draft} set={set} wrong={wrong} />}
        <Rubric value={draft.rubric} onPick={(rubric) => set({ rubric })} />
        <TextInput type="datetime-local" label={t("new.starts")} description={t("new.starts_help")} value={draft.starts} error={wrong.starts_at} onChange={(event) => set({ starts: event.currentTarget.value })} />
        <TextInput type="number" required label={t("new.minutes")} min={5} max={180} value={draft.minutes} error={wrong.minutes} onChange={(event) => set({ minutes: event.currentTarget.value })} />
        <Checkbox label={t("new.records")} description={t("new.records_help")} checked={draft.records} onChange={(event) => set({ records: event.currentTarget.checked })} />
        <Button type="submit" loading={making.isPending} disabled={!scene}>
          {t("new.make")}
        </Button>
      </form>
    </Modal>
  );
}

function Rubric({ value, onPick }: { value: string; onPick: (id: string) => void }) {
  const { t } = useTranslation("rooms");
  const rubrics = useQuery(listRubrics({})).data?.items ?? [];
  const choices = [{ value: "", label: t("new.no_rubric") }, ...rubrics.map((one) => ({ value: one.rubric_id, label: one.name }))];
  return <NativeSelect label={t("new.rubric")} data={choices} value={value} onChange={(event) => onPick(event.currentTarget.value)} />;
}

interface OwnSceneProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  wrong: Record<string, string>;
}

function OwnScene({ draft, set, wrong }: OwnSceneProps) {
  const { t } = useTranslation("rooms");
  return (
    <>
      <TextInput label={t("new.scene_title")} required maxLength={120} value={draft.title} error={wrong["scenario.title"]} onChange={(event) => set({ title: event.currentTarget.value })} />
      <Textarea label={t("new.situation")} required autosize minRows={2} maxLength={4000} value={draft.situation} error={wrong["scenario.situation"]} onChange={(event) => set({ situation: event.currentTarget.value })} />
      {BRIEFS.map((seat) => (
        <Textarea
          key={seat}
          label={t("new.brief", { seat: t(`seat.${seat}`) })}
          autosize
          minRows={2}
          maxLength={4000}
          value={draft.briefs[seat] ?? ""}
          error={wrong[`scenario.briefs.${seat}`]}
          onChange={(event) => set({ briefs: { ...draft.briefs, [seat]: event.currentTarget.value } })}
        />
      ))}
    </>
  );
}
