import lodash from 'lodash';
import fs from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const HINT =
  /; \S|such as |\btry |did you mean |with: |as in: |would work|\bsay |\bfirst\b|instead/;

/** What source files can print that may tell somebody what to do, with `…` for its values. */
export function hintsIn(folder: string): string[] {
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      name =>
        /\.ts$/.test(name) &&
        !/\.test\.ts$|__|^compile|\binit\b|^migrations/.test(name),
    );
  const found = files.flatMap(name =>
    textsOf(fs.readFileSync(join(folder, name), 'utf8')),
  );
  return [...new Set(found.filter(text => HINT.test(text)))];
}

function textsOf(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      texts.push(node.text);
    }
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.map(({ literal }) => `…${literal.text}`);
      texts.push(`${node.head.text}${spans.join('')}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('', source, ts.ScriptTarget.Latest, true));
  return texts;
}

/** Whether a message is, or contains, what a source file prints. */
export function contains(message: string, text: string): boolean {
  const parts = text.split('…').map(lodash.escapeRegExp);
  return new RegExp(parts.join('[^]*')).test(message);
}
