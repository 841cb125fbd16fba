import { customGenerator, resourceGenerator } from '@stagecraft/generators';
import {
  describeMissing,
  formatAnswers,
  listBad,
  listMissing,
} from './missing.ts';
import { listFlags, listQuestions } from './questions.ts';

const questions = listQuestions(resourceGenerator);
const good = { plugin: 'deployments', name: 'release', fields: 'title:string' };

describe('the questions of a generator', () => {
  it('come from its schema, in its order', () => {
    expect(
      questions.map(({ flag, example, required }) => [flag, example, required]),
    ).toEqual([
      ['--plugin', 'deployments', true],
      ['--name', 'release', true],
      ['--fields', 'title:string notes:text?', true],
      ['--unique', 'component,year', false],
      ['--sort', 'dueAt', false],
      ['--writers', 'user,service', false],
      ['--plural', 'releases', false],
    ]);
    expect(listFlags(questions).name).toEqual({
      type: String,
      placeholder: '<name>',
      description: 'Name of the resource, in the singular, such as release',
    });
    expect(Object.keys(listFlags(questions)).at(-1)).toBe('dryRun');
  });

  it('are missing without an answer, except the optional ones', () => {
    const missing = (answers: Record<string, string>, plural: string[] = []) =>
      listMissing(questions, answers, { plural }).map(({ key }) => key);
    expect(missing({ name: '' })).toEqual(['plugin', 'fields']);
    expect(missing(good, ['releases'])).toEqual([]);
    expect(missing(good, ['releases', 'others'])).toEqual(['plural']);
  });

  it('have a line for each bad answer', () => {
    expect(listBad(questions, good)).toEqual([]);
    expect(
      listBad(questions, { plugin: '2fa', fields: 'id:string', plural: '' }),
    ).toEqual([
      expect.stringMatching(/^Plugin id "2fa" .* This would work: my-2fa$/),
      expect.stringMatching(/^Field "id:string": .* try ownId:string$/),
      expect.stringMatching(/^The name of the resource is empty/),
    ]);
  });
});

describe('describeMissing', () => {
  const describeFor = (answers: Record<string, string>, examples = {}) =>
    describeMissing(
      listMissing(questions, answers, {}),
      questions,
      answers,
      'yarn plop resource --',
      examples,
    );

  it('names what is missing, and a command that keeps what is good', () => {
    expect(describeFor({ name: 'note', plugin: '2fa', plural: 'notes' })).toBe(
      [
        'There is no terminal to ask on, and this is missing: --fields',
        `This would work: yarn plop resource -- --plugin deployments --name note --fields 'title:string notes:text?' --plural notes`,
      ].join('\n'),
    );
  });

  it('prefers an example that is there', () => {
    expect(describeFor({}, { plugin: 'incidents' })).toContain(
      '--plugin incidents --name release',
    );
  });
});

describe('a flag without a value', () => {
  const switches = listQuestions(customGenerator);
  const answers = { plugin: 'deployments', name: 'roster' };

  it('is read, and written, as it is', () => {
    expect(listFlags(switches).router).toEqual({
      type: Boolean,
      description: 'Give it routes of its own',
    });
    expect(listBad(switches, { ...answers, router: true })).toEqual([]);
    expect(formatAnswers(switches, { ...answers, router: true })).toBe(
      '--plugin deployments --name roster --router',
    );
    expect(formatAnswers(switches, { ...answers, router: false })).toBe(
      '--plugin deployments --name roster',
    );
  });
});

it('formats answers as flags that a shell reads back', () => {
  expect(formatAnswers(questions, { ...good, fields: `a:enum(b,c)?` })).toBe(
    `--plugin deployments --name release --fields 'a:enum(b,c)?'`,
  );
});
