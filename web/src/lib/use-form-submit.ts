/** Sending a form: busy while it runs, server's field errors at the fields, the rest above. */
import type { UseFormReturnType } from "@mantine/form";
import { useState } from "react";

import { useMessageFor } from "@/lib/http/message";
import { fieldMessages } from "@/lib/http/problem";

interface Submitting<V> {
  busy: boolean;
  failure: string | null;
  submit: (values: V) => Promise<void>;
}

export function useFormSubmit<V extends object>(form: UseFormReturnType<V>, send: (values: V) => Promise<unknown>): Submitting<V> {
  const message = useMessageFor();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (values: V): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await send(values);
    } catch (error) {
      const atFields = fieldMessages(error);
      const known = Object.keys(atFields).some((field) => field.split(".")[0]! in values);
      if (known) form.setErrors(atFields);
      setFailure(known ? null : message(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, submit };
}
