/** The mark of Rulewright: a ruler of five ticks, the middle one lit. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden>
      <rect x="0.5" y="0.5" width="21" height="21" rx="5" fill="var(--bg-3)" stroke="var(--line-3)" />
      <path d="M5 16.5v-3M8 16.5v-5M14 16.5v-5M17 16.5v-3" stroke="var(--text-2)" strokeWidth="1.5" />
      <path d="M11 16.5v-11" stroke="var(--signal)" strokeWidth="1.5" />
    </svg>
  );
}
