import type { CliCommandContext } from '@backstage/cli-node';
import { exitOnFailure } from '../lib/Failure.ts';
import { createPackage } from '../new/createPackage.ts';
import { parseRequest } from '../new/request.ts';

export default async ({ args, info }: CliCommandContext) =>
  exitOnFailure(() =>
    createPackage(parseRequest(args, info.usage), Boolean(process.stdin.isTTY)),
  );
