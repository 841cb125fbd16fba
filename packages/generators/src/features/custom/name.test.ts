import { customNameProblem } from './name.ts';

it.each(['roster', 'onCallRoster', 'on-call-roster', 'k8s', 'a', 'list'])(
  'takes %s',
  name => {
    expect(customNameProblem(name)).toBeUndefined();
  },
);

it.each([
  ['', '"" cannot be a service: it has to start with a lower-case letter'],
  ['Roster', 'has to start with a lower-case letter'],
  ['../roster', 'has to start with a lower-case letter'],
  ['a/b', 'has to start with a lower-case letter'],
  ['a'.repeat(41), 'has 41 characters; at most 40 are allowed'],
  ['class', 'because it is a word of TypeScript; try teamClass'],
  ['url-reader', 'because it is the name of a service of Backstage'],
  ['eventsServiceRef', 'because it is what the generated code imports'],
  ['plugin', 'because it is the name of a file or folder that every plugin'],
  ['serVice', 'because it is the name of a file or folder'],
  ['toString', 'because it is what JavaScript gives to every object'],
  ['knex', 'because it is the name of a service of Backstage'],
  ['router', 'because it is what the generated code calls its own'],
  ['database', 'because it is the name of a service of Backstage'],
  ['health', 'because it is the path of the health check'],
])('refuses %j', (name, problem) => {
  expect(customNameProblem(name)).toContain(problem);
});
