import { type DeployReport, deployReportSchema } from '@rulewright/contracts';
import { assertNever } from '@rulewright/core';
import { z } from 'zod';
import { RequestFailure } from '../../failure.js';

type Deployed = Extract<DeployReport, { readonly kind: 'deployed' }>;
type NotDeployed = Exclude<DeployReport, Deployed>;

const [deployedOption, refusedOption, testsFailedOption] = deployReportSchema.options;

export const deployedSchema = deployedOption;
/** What a deploy came to that changed nothing, beside code and message of the failure. */
export const notDeployedSchema = z.discriminatedUnion('kind', [refusedOption, testsFailedOption]);
/** The same of many modules: those that were deployed stay so. */
export const someNotDeployedSchema = z.object({ reports: z.array(deployReportSchema).readonly() });

/**
 * A deploy as REST answers it: whoever looks at nothing but the status has to learn that nothing was deployed.
 *
 * @throws RequestFailure `refused` with the report
 */
export function deployedOrRefused(report: DeployReport): Deployed {
  if (report.kind === 'deployed') return report;
  throw new RequestFailure('refused', whyNot(report), { details: report });
}

/** @throws RequestFailure `refused` with all reports if one of the modules was not deployed */
export function allDeployedOrRefused(reports: readonly DeployReport[]): readonly DeployReport[] {
  const [first, ...more] = reports.filter((report): report is NotDeployed => report.kind !== 'deployed');
  if (!first) return reports;
  const others = more.length === 0 ? '' : `; nor were ${more.map(({ name }) => `"${name}"`).join(', ')}`;
  throw new RequestFailure('refused', `${whyNot(first)}${others}`, { details: { reports } });
}

function whyNot(report: NotDeployed): string {
  const what = `module "${report.name}" version ${report.version} was not deployed`;
  switch (report.kind) {
    case 'refused': {
      const [first, ...more] = report.diagnostics.filter(({ severity }) => severity === 'error');
      return `${what}: ${first?.message ?? 'its text has errors'}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
    }
    case 'tests-failed':
      return `${what}: ${report.failed.length} of ${report.tests} tests fail (${report.failed.join(', ')}); an engineer may force it`;
    default:
      return assertNever(report);
  }
}
