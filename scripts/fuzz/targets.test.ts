import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { incidentEntities } from '../../examples/incidents-backend/src/incidents/__testUtils__/entities.ts';
import { findTargets, knownOf } from './targets.ts';

test('what is sent for a field that the catalog checks is there', () => {
  const { service } = knownOf(findTargets(['incidents'])[0]);

  deepEqual(
    service.map(ref => ref.toLowerCase()),
    incidentEntities.map(
      ({ kind, metadata: { namespace, name } }) =>
        `${kind.toLowerCase()}:${namespace}/${name}`,
    ),
  );
});
