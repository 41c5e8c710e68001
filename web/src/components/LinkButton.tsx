/** A link that looks like a button, because going somewhere is a link. */
import { Button, type ButtonProps } from "@mantine/core";
import { Link, type LinkProps } from "react-router";

type LinkButtonProps = ButtonProps & Pick<LinkProps, "to" | "replace" | "state"> & { "aria-label"?: string };

export function LinkButton({ to, replace, state, ...rest }: LinkButtonProps) {
  return <Button component={Link} to={to} replace={replace} state={state as unknown} {...rest} />;
}
