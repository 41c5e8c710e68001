/** Before joining: is the camera on, does the microphone hear, is the loudspeaker loud? */
import { Button, Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Room } from "@/api/types";
import { Card } from "@/components/Card";
import { Note } from "@/components/Note";
import { playTone } from "@/lib/media/devices";
import type { Devices } from "../lib/use-devices";
import css from "./rooms.module.css";
import { Video } from "./Video";

interface DeviceCheckProps {
  room: Room;
  devices: Devices;
  consents: boolean;
  onConsent: (given: boolean) => void;
  onJoin: () => void;
}

export function DeviceCheck({ room, devices, consents, onConsent, onJoin }: DeviceCheckProps) {
  const { t } = useTranslation("rooms");
  const ready = room.status === "open" && room.your_seat !== null && devices.stream !== null;
  return (
    <Card title={t("check.title")} className="stack">
      {devices.stream ? <Heard devices={devices} /> : <Ask devices={devices} />}
      {room.records && (
        <Checkbox label={t("check.consent")} description={t("check.consent_help")} checked={consents} onChange={(event) => onConsent(event.currentTarget.checked)} />
      )}
      <div className={css.row}>
        <Button disabled={!ready} onClick={onJoin}>
          {t("check.join")}
        </Button>
        <Button variant="default" onClick={playTone}>
          {t("check.tone")}
        </Button>
      </div>
      <p className="small dim" role="status">
        {t(waitingFor(room, devices))}
      </p>
    </Card>
  );
}

function waitingFor(room: Room, devices: Devices) {
  if (room.status === "scheduled") return "check.not_open";
  if (room.your_seat === null) return "check.no_seat";
  return devices.stream ? "check.ready" : "check.no_devices";
}

function Ask({ devices }: { devices: Devices }) {
  const { t } = useTranslation("rooms");
  return (
    <div className="stack">
      <p>{t("check.why")}</p>
      {devices.fault && <Note tone="bad">{t(`check.${devices.fault}`)}</Note>}
      <div>
        <Button variant="default" onClick={devices.open}>
          {t("check.allow")}
        </Button>
      </div>
    </div>
  );
}

function Heard({ devices }: { devices: Devices }) {
  const { t } = useTranslation("rooms");
  const sees = (devices.stream?.getVideoTracks().length ?? 0) > 0;
  return (
    <div className="stack">
      {sees ? <Video stream={devices.stream} own label={t("check.camera")} /> : <Note>{t("check.no_camera")}</Note>}
      <label className="small">
        {t("check.level")}
        <meter className={css.meter} min={0} max={1} value={devices.level} />
      </label>
    </div>
  );
}
