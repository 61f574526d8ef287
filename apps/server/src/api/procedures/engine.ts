import { engineStatusSchema } from '@rulewright/contracts';
import { router, viewer } from '../procedure.js';

export const engineRouter = router({
  status: viewer.output(engineStatusSchema).query(({ ctx }) => ctx.services.engine.status()),
});
