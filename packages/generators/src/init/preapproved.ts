import type * as Yaml from 'yaml';
import type { Scalar } from 'yaml';
import { GeneratorError } from '../errors.ts';
import { loadLate } from '../loadLate.ts';

const GATE = 'npmMinimalAgeGate';
const LIST = 'npmPreapprovedPackages';

/** Where the settings of Yarn stand, below the root of a repository. */
export const YARNRC = '.yarnrc.yml';

/** The packages that Yarn takes without waiting until they are of a certain age. */
interface Approvals {
  /** Whether others have to wait. */
  gate: Scalar | undefined;
  /** The key of the list, and its elements in their order. */
  list:
    | { key: Scalar; isFlow: boolean; start: number; items: Scalar[] }
    | undefined;
}

/**
 * Approves packages in the text of Yarn's settings, if these let new versions wait.
 * Comments and layout stay.
 *
 * @param text - the file
 * @param pattern - the packages, such as `@acme/*`
 * @throws GeneratorError when the file is not YAML, or the approvals are no list
 * @see https://yarnpkg.com/configuration/yarnrc#npmPreapprovedPackages
 */
export function approve(text: string, pattern: string): string {
  const { gate, list } = readApprovals(text);
  if (!gate || list?.items.some(({ value }) => value === pattern)) {
    return text;
  }
  const last = list?.items.at(-1);
  const quote = last?.type === 'QUOTE_DOUBLE' ? '"' : "'";
  const item = `${quote}${pattern}${quote}`;
  if (!list) {
    return addLines(text, gate, `${LIST}:`, `  - ${item}`);
  }
  if (!list.isFlow) {
    const [start] = last!.range!;
    return addLines(
      text,
      last!,
      `${text.slice(lineStart(text, start), start)}${item}`,
    );
  }
  return last
    ? splice(text, last.range![1], 0, `, ${item}`)
    : splice(text, list.start + 1, 0, item);
}

/**
 * Takes an approval out of the text of Yarn's settings: the inverse of `approve`.
 *
 * @param text - the file
 * @param pattern - the packages that were approved
 * @throws GeneratorError when the file is not YAML, or the approvals are no list
 */
export function withdraw(text: string, pattern: string): string {
  const { list } = readApprovals(text);
  const index = list?.items.findIndex(({ value }) => value === pattern) ?? -1;
  if (!list || index < 0) {
    return text;
  }
  const [before, item, next] = [-1, 0, 1].map(step => list.items[index + step]);
  const [start, end] = item.range!;
  if (!list.isFlow) {
    const left = removeLine(text, start);
    return before || next ? left : removeLine(left, list.key.range![0]);
  }
  if (next) {
    return splice(text, start, next.range![0] - start, '');
  }
  const from = before ? before.range![1] : start;
  return splice(text, from, end - from, '');
}

function readApprovals(text: string): Approvals {
  const { isMap, isScalar, isSeq, parseDocument } =
    loadLate<typeof Yaml>('yaml');
  const { contents, errors } = parseDocument(text);
  if (errors.length > 0 || (contents !== null && !isMap(contents))) {
    throw new GeneratorError(
      `${YARNRC} is not what Yarn reads: ${errors[0]?.message ?? 'it has no settings'}`,
    );
  }
  const pairs = contents?.items ?? [];
  const pair = (name: string) =>
    pairs.find(({ key }) => isScalar(key) && key.value === name);

  const gate = pair(GATE)?.value;
  const approvals = pair(LIST);
  const list = approvals?.value;
  if (approvals && !(isSeq(list) && list.items.every(isScalar))) {
    throw new GeneratorError(
      `${LIST} in ${YARNRC} is no list of packages; write it as one, or take it out, and run the command again`,
    );
  }
  return {
    gate:
      isScalar(gate) && !/^0+[a-z]*$/.test(`${gate.value}`) ? gate : undefined,
    list: isSeq(list)
      ? {
          key: approvals!.key as Scalar,
          isFlow: list.flow === true,
          start: list.range![0],
          items: list.items as Scalar[],
        }
      : undefined,
  };
}

/** Adds lines behind the one in which a value ends. */
function addLines(text: string, { range }: Scalar, ...lines: string[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const added = lines.map(line => `${eol}${line}`).join('');
  return splice(text, lineEnd(text, range![1]), 0, added);
}

/** Removes the line of a position, and the line break before it. */
function removeLine(text: string, at: number): string {
  const end = lineEnd(text, at);
  const start = lineStart(text, at);
  return start === 0
    ? text.slice(end).replace(/^\r?\n/, '')
    : text.slice(0, start).replace(/\r?\n$/, '') + text.slice(end);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const [rest] = /^[^\r\n]*/.exec(text.slice(at))!;
  return at + rest.length;
}

function splice(text: string, at: number, remove: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + remove);
}
