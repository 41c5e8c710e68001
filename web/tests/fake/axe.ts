/** What axe finds in a part of a page; colours are measured in the browser, where there are some. */
import axe from "axe-core";

export async function findings(container: HTMLElement): Promise<string[]> {
  const found = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
}
