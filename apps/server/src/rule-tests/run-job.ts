import { mutationScore, runRuleTests, suggestTest } from '@rulewright/engine/testing';
import type { TestJob, TestJobs } from './protocol.js';

/** Does what the worker was asked. */
export function runJob(job: TestJob): TestJobs[TestJob['kind']]['answer'] {
  switch (job.kind) {
    case 'run':
      return runRuleTests(job.rule, job.tests);
    case 'mutate':
      return mutationScore(job.rule, job.tests);
    case 'suggest':
      return suggestTest(job);
  }
}
