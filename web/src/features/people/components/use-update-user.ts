/** Changing a person: shown at once, taken back when the server refuses. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { User, UserList } from "@/api/types";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { updateUser, type UserChange } from "../api/update-user";

export function useUpdateUser(user: User) {
  const { t } = useTranslation("people");
  const cache = useQueryClient();
  const message = useMessageFor();
  const show = (next: User) =>
    cache.setQueriesData<UserList>({ queryKey: ["users"] }, (page) =>
      page && { ...page, items: page.items.map((one) => (one.user_id === next.user_id ? next : one)) },
    );
  return useMutation({
    mutationFn: (change: UserChange) => updateUser(user.user_id, change),
    onMutate: (change) => void show({ ...user, ...change }),
    onSuccess: (saved, change) => {
      show(saved);
      toast(t(doneWords(change), { name: saved.name }));
      void cache.invalidateQueries({ queryKey: ["dashboard"] });
    },
    onError: (error) => {
      show(user);
      toast(message(error), "bad");
    },
  });
}

function doneWords(change: UserChange) {
  if (change.status === "disabled") return "users.disabled_done";
  return change.status === "active" ? "users.enabled_done" : "users.changed";
}
