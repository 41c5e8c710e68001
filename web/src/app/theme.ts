/** Mantine's theme: colours live in tokens.css, here only what components ask for in code. */
import { createTheme } from "@mantine/core";

export const theme = createTheme({
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { tt: "none", fw: 550, size: "md" } },
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
  },
});
