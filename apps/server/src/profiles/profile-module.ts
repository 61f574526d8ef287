import type { SaveProfileInput } from '@rulewright/contracts';

/** Names under which a profile lives among the rules. */
export function profileNames(name: string): { readonly module: string; readonly window: string } {
  return { module: `profiles.${name}`, window: `Profile_${name}` };
}

/**
 * The rule that keeps a profile: a persisted window with one row for each subject, feature and value, and for each feature a merge. Other
 * rules read the window like any other. A count fades to the moment of the next event, so nothing has to run in between.
 */
export function profileModule({ name, eventType, filter, subject, features, halfLifeMs }: SaveProfileInput): string {
  const { module, window } = profileNames(name);
  const faded = halfLifeMs === null ? 'p.hits' : `p.hits * Math.pow(0.5, (current_timestamp() - p.lastSeen) / ${halfLifeMs}.0)`;
  const merges = features.map((feature) => {
    const present = `${subject} is not null and ${feature} is not null`;
    const condition = filter.trim() === '' ? present : `(${filter.trim()}) and ${present}`;
    return `on ${eventType}(${condition}) as e merge ${window} as p
where p.subject = cast(e.${subject}, string) and p.feature = '${feature}' and p.value = cast(e.${feature}, string)
when matched then update set hits = ${faded} + 1, lastSeen = current_timestamp()
when not matched then insert select cast(e.${subject}, string) as subject, '${feature}' as feature, cast(e.${feature}, string) as value,
  1.0 as hits, current_timestamp() as firstSeen, current_timestamp() as lastSeen;`;
  });
  return `module ${module};

@Persist create window ${window}#unique(subject, feature, value)
as (subject string, feature string, value string, hits double, firstSeen long, lastSeen long);

${merges.join('\n\n')}
`;
}
