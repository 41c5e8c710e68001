/** Private, official or with colleagues in a room, told apart by its sign, its colour and its word. */
import { Badge } from "@mantine/core";
import { IconLock, IconRosette, IconVideo } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Mode } from "@/api/types";

const SIGNS = { private: IconLock, official: IconRosette, room: IconVideo };

export function AttemptMark({ mode }: { mode: Mode | "room" }) {
  const { t } = useTranslation();
  const Sign = SIGNS[mode];
  return (
    <Badge component="span" variant={mode === "official" ? "filled" : "default"} leftSection={<Sign size={12} aria-hidden />}>
      {t(`mode.${mode}`)}
    </Badge>
  );
}
