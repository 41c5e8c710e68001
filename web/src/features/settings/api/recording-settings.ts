import { queryOptions } from "@tanstack/react-query";

import type { RecordingSettings } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** For how many days new recordings are kept. */
export const getRecordingSettings = queryOptions({
  queryKey: ["recording-settings"],
  queryFn: () => unwrap(api.GET("/v1/settings/recordings")),
});

export function setRecordingSettings(body: RecordingSettings): Promise<RecordingSettings> {
  return unwrap(api.PUT("/v1/settings/recordings", { body }));
}
