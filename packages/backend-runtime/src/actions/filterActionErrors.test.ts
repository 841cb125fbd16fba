import { InputError } from '@backstage/errors';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { z } from 'zod';
import { PreconditionFailedError } from '../PreconditionFailedError';
import { describeInput, describeOutput } from './describe';
import { filterActionErrors } from './filterActionErrors';

function invoke(action: () => Promise<{ output: object }>) {
  const registry = actionsRegistryServiceMock();
  filterActionErrors(registry).register({
    ...{ name: 'test', title: 'Test', description: 'Tests' },
    schema: {
      input: describeInput(z.object({})),
      output: describeOutput(z.object({})),
    },
    action,
  });
  return registry.invoke({ id: 'test:test', input: {} });
}

it('hands on what an action returns', async () => {
  expect(await invoke(async () => ({ output: { a: 1 } }))).toEqual({
    output: { a: 1 },
  });
});

it.each([
  [new InputError('Wrong'), { name: 'InputError', message: 'Wrong' }],
  [new PreconditionFailedError('Stale'), { statusCode: 412, message: 'Stale' }],
  [
    new Error('select secret from incidents'),
    { message: 'An unexpected error occurred' },
  ],
  [
    Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' }),
    { name: 'ServiceUnavailableError' },
  ],
])('leaves of %s what a caller may learn', async (error, answer) => {
  const invoked = invoke(async () => {
    throw error;
  });
  await expect(invoked).rejects.toMatchObject({ ...answer, cause: error });
});
