import {
  auditPageSchema,
  createPersonInput,
  passwordLinkSchema,
  passwordSetSchema,
  personSchema,
  personSessionSchema,
  setPasswordInput,
  updatePersonInput,
} from '@rulewright/contracts';
import { z } from 'zod';
import { authorise } from '../../people/actor.js';
import { type Route, route } from '../route.js';

const tag = 'People';
const identified = z.object({ id: z.uuid() });
const exampleParams = { id: '018f3c2a-7b1e-7c4d-9a5b-0000000000aa' };
const whole = z.coerce.number().int();

export const peopleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/people',
    authority: 'admin',
    tag,
    summary: 'All accounts',
    answer: z.array(personSchema),
    handle: ({ services }) => services.accounts.list(),
  }),
  route({
    method: 'POST',
    path: '/api/people',
    authority: 'admin',
    tag,
    summary: 'Make an account; hand the person /set-password?token=TOKEN',
    body: createPersonInput,
    example: { name: 'ann', role: 'analyst' },
    answer: passwordLinkSchema,
    handle: ({ services, body, actor }) => services.accounts.create(body, authorise(actor, 'admin')),
  }),
  route({
    method: 'PUT',
    path: '/api/people/:id',
    authority: 'admin',
    tag,
    summary: 'Change role or name of an account, disable it or let it in again',
    params: identified,
    exampleParams,
    body: updatePersonInput.omit({ id: true }),
    example: { role: 'engineer', disabled: false },
    handle: ({ services, params, body, actor }) => services.accounts.update({ ...params, ...body }, authorise(actor, 'admin')),
  }),
  route({
    method: 'POST',
    path: '/api/people/:id/reset-link',
    authority: 'admin',
    tag,
    summary: 'A link with which the person sets a new password',
    params: identified,
    exampleParams,
    answer: passwordLinkSchema,
    handle: ({ services, params, actor }) => services.accounts.resetLink(params.id, authorise(actor, 'admin')),
  }),
  route({
    method: 'GET',
    path: '/api/people/:id/sessions',
    authority: 'admin',
    tag,
    summary: 'Sessions of a person',
    params: identified,
    exampleParams,
    answer: z.array(personSessionSchema),
    handle: ({ services, params, actor }) => services.accounts.sessions(authorise(actor, 'admin'), params.id),
  }),
  route({
    method: 'DELETE',
    path: '/api/sessions/:id',
    authority: 'viewer',
    tag,
    summary: "End a session: one of your own, or anybody's as an administrator",
    params: identified,
    exampleParams: { id: '018f3c2a-7b1e-7c4d-9a5b-0000000000bb' },
    handle: ({ services, params, actor }) => services.accounts.endSession(params.id, authorise(actor, 'viewer')),
  }),
  route({
    method: 'POST',
    path: '/api/password',
    authority: 'open',
    tag,
    summary: 'Set a password with the link that an administrator made',
    body: setPasswordInput,
    example: { token: 'token-of-the-link', password: 'correct horse battery' },
    answer: passwordSetSchema,
    handle: ({ services, body, origin }) => services.accounts.setPassword(body, origin),
  }),
  route({
    method: 'GET',
    path: '/api/audit',
    authority: 'admin',
    tag,
    summary: 'Who did what, newest first; go on with before=nextBefore',
    query: z.object({
      action: z.string().max(100).exactOptional(),
      actor: z.string().max(100).exactOptional(),
      target: z.string().max(200).exactOptional(),
      before: whole.exactOptional(),
      limit: whole.min(1).max(500).default(100),
    }),
    exampleQuery: { action: 'module.', limit: 50 },
    answer: auditPageSchema,
    handle: ({ services, query }) => services.audit.list(query),
  }),
];
