/** Average score by week as a line; weeks without a call leave a gap. */
import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear, scalePoint } from "@visx/scale";
import { LinePath } from "@visx/shape";

import type { Week } from "@/api/types";
import { useWidth } from "@/lib/use-width";
import css from "./TrendChart.module.css";

const HEIGHT = 180;
const EDGE = { top: 12, right: 16, bottom: 28, left: 28 };
const TICKS = { className: css.tick };

export default function TrendChart({ weeks, label }: { weeks: Week[]; label: string }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const x = scalePoint({ domain: weeks.map((week) => week.week), range: [EDGE.left + 12, Math.max(width, 200) - EDGE.right] });
  const y = scaleLinear({ domain: [0, 5], range: [HEIGHT - EDGE.bottom, EDGE.top] });
  const scored = weeks.filter((week) => week.score !== null);
  return (
    <div ref={box}>
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {[0, 1, 2, 3, 4, 5].map((mark) => (
          <line key={mark} x1={EDGE.left} x2={width - EDGE.right} y1={y(mark)} y2={y(mark)} className={css.grid} />
        ))}
        <AxisLeft scale={y} left={EDGE.left} numTicks={5} hideAxisLine hideTicks tickLabelProps={TICKS} tickFormat={String} />
        <AxisBottom scale={x} top={HEIGHT - EDGE.bottom} hideAxisLine hideTicks tickLabelProps={TICKS} tickFormat={(week) => week.slice(5)} />
        <LinePath data={scored} x={(week) => x(week.week) ?? 0} y={(week) => y(week.score ?? 0)} className={css.line} />
        {scored.map((week) => (
          <circle key={week.week} cx={x(week.week)} cy={y(week.score ?? 0)} r={4} className={css.dot} />
        ))}
      </svg>
    </div>
  );
}
