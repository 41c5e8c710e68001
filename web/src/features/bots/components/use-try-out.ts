/** A call with the draft as it stands: every line plays it again from the start, so edits show at once. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import type { TryOut } from "@/api/types";
import { useMessageFor } from "@/lib/http/message";
import { tryOutBot } from "../api/try-out-bot";
import { toPersona, type PersonaForm } from "../lib/persona-form";

const MOST_LINES = 40;

export function useTryOut(values: PersonaForm) {
  const message = useMessageFor();
  const [lines, setLines] = useState<string[]>([]);
  // A mutation forgets its last answer when it begins again; the talk stays on screen meanwhile.
  const [played, setPlayed] = useState<TryOut>();
  const playing = useMutation({
    mutationFn: (said: string[]) => tryOutBot(toPersona(values), said),
    onSuccess: (answer, said) => {
      setLines(said);
      setPlayed(answer);
    },
  });
  return {
    played,
    starting: !played && playing.isPending,
    saying: played !== undefined && playing.isPending,
    closed: !played || played.ended || lines.length >= MOST_LINES,
    failure: playing.error ? message(playing.error) : null,
    lines,
    say: (text: string) => playing.mutateAsync([...lines, text]),
    again: () => playing.mutate(lines),
    back: () => playing.mutate(lines.slice(0, -1)),
    restart: () => playing.mutate([]),
  };
}
