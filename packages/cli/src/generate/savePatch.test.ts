import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { savePatch } from './savePatch.ts';

it('saves each patch in the place of the one before, and follows no link', async () => {
  const root = fs.mkdtempSync(join(tmpdir(), 'stagecraft-patch-'));
  try {
    const file = join(root, await savePatch(root, 'one\n'));
    expect(fs.readFileSync(file, 'utf8')).toBe('one\n');

    const theirs = join(root, 'theirs');
    fs.writeFileSync(theirs, 'theirs');
    fs.rmSync(file);
    fs.symlinkSync(theirs, file);
    await savePatch(root, 'two\n');
    expect(fs.readFileSync(theirs, 'utf8')).toBe('theirs');
    expect(fs.readFileSync(file, 'utf8')).toBe('two\n');
  } finally {
    fs.rmSync(root, { recursive: true });
  }
});
