import { annotationProblem, cacheProblem } from './options.ts';

it.each([
  'example.com/repository',
  // As the catalog allows, and some public plugins have it.
  'npm/package',
  'a.b.c-d.example/x',
  'example.com/Repository_name-1.x',
  `example.com/${'a'.repeat(54)}`,
])('takes the annotation %s', text => {
  expect(annotationProblem(text)).toBeUndefined();
});

it.each([
  '',
  'repository',
  '/repository',
  'example.com/',
  'Example.com/repository',
  'example.com/a/b',
  'example.com/a b',
  "example.com/a'b",
  'example.com/-a',
  'example.com/a-',
  'example..com/a',
  `example.com/${'a'.repeat(55)}`,
  `${'a'.repeat(64)}.com/a`,
  'example.com/a\n',
])('refuses the annotation %j', text => {
  expect(annotationProblem(text)).toMatch(
    /is no annotation: write .*, such as example\.com\/repository$/,
  );
});

it.each(['PT1S', 'PT1M', 'PT90M', 'P1D'])('keeps answers for %s', text => {
  expect(cacheProblem(text)).toBeUndefined();
});

it.each(['', '1m', 'PT', 'PT0M', 'P2D', '-PT1M', 'PT1M '])(
  'keeps no answers for %j',
  text => {
    expect(cacheProblem(text)).toMatch(
      /is no time to keep answers for: write .*, such as PT1M$/,
    );
  },
);
