import { sampleRequests } from './sampleRequests.ts';

const resource = (name: string, hour: number, ...fields: string[]) => ({
  name,
  plural: `${name}s`,
  addedAt: `2026-01-01T0${hour}:00:00Z`,
  fields,
});
const release = resource('release', 1, 'title:string', 'notes:text?');
const step = resource('buildStep', 2, 'release:ref(release)', 'size:integer=3');
const log = resource('log', 3, 'step:ref(buildStep)', 'release:ref(release)?');
const all = [release, step, log];

it('leaves out what is optional or has a default', () => {
  expect(sampleRequests(release, all)).toEqual({
    path: 'releases',
    body: '{"title":"title 1"}',
    parents: [],
  });
});

it('creates what a resource cannot be without, the oldest first', () => {
  expect(sampleRequests(log, all)).toEqual({
    path: 'logs',
    body: '{"step":"$buildStepId"}',
    parents: [
      { variable: 'releaseId', path: 'releases', body: '{"title":"title 1"}' },
      {
        variable: 'buildStepId',
        path: 'build-steps',
        body: '{"release":"$releaseId"}',
      },
    ],
  });
});
