/** What every page stands in: theme, server state, and the hosts of questions and messages. */
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { ConfirmHost } from "@/components/confirm";
import { ToastHost } from "@/components/toasts";
import { queryClient } from "@/lib/query";
import { theme } from "./theme";

/** Styles are files, never style elements, because the content policy refuses those. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        {children}
        <ConfirmHost />
        <ToastHost />
      </QueryClientProvider>
    </MantineProvider>
  );
}
