/** Making a rubric, new or as a copy, and going on to edit it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { createRubric } from "../api/create-rubric";

export function useMakeRubric(words?: string) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const message = useMessageFor();
  return useMutation({
    mutationFn: createRubric,
    onSuccess: (made) => {
      void cache.invalidateQueries({ queryKey: ["rubrics"] });
      if (words) toast(words);
      void navigate(`/rubrics/${made.rubric_id}/edit`);
    },
    onError: (error) => toast(message(error), "bad"),
  });
}
