const HEIGHT = 320;
const DIVISIONS = 40;

/** The way of the set-up as an upright ruler: what is done in signal. */
export function StepRuler({ done, of }: { readonly done: number; readonly of: number }) {
  const reached = (done / of) * HEIGHT;
  const ticks = Array.from({ length: DIVISIONS + 1 }, (_, index) => {
    const y = Math.round((index * (HEIGHT - 1)) / DIVISIONS) + 0.5;
    const length = index % 10 === 0 ? 16 : index % 5 === 0 ? 10 : 6;
    return { y, length };
  });
  const tone = (y: number) => (y <= reached ? 'var(--signal)' : 'var(--line-3)');
  return (
    <svg width={26} height={HEIGHT} viewBox={`0 0 26 ${HEIGHT}`} aria-hidden>
      <line x1={20.5} x2={20.5} y1={reached} y2={HEIGHT} stroke="var(--line-3)" />
      <line x1={20.5} x2={20.5} y1={0} y2={reached} stroke="var(--signal)" strokeWidth={2} />
      {ticks.map(({ y, length }) => (
        <line key={y} x1={20.5 - length} x2={20.5} y1={y} y2={y} stroke={tone(y)} />
      ))}
    </svg>
  );
}
