import { posix } from 'node:path';
import ts from 'typescript';
import type { Block, Document } from '../markdown.ts';
import { Problem } from '../Problem.ts';

interface Module {
  path: string;
  block: Block;
}

/**
 * Typechecks blocks of TypeScript, each as a module of packages/backend.
 *
 * @param root - absolute path of the repository
 */
export function checkTypes(root: string, documents: Document[]): Problem[] {
  const modules = new Map<string, Module>(
    documents.flatMap(({ path, blocks }) =>
      blocks
        .filter(({ language, marker }) => language === 'ts' && !marker)
        .map(block => [moduleName(root, path, block), { path, block }]),
    ),
  );
  if (modules.size === 0) {
    return [];
  }
  const options = compilerOptions(root);
  // They are files for the compiler only.
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = name => modules.has(name) || fileExists(name);
  host.readFile = name => modules.get(name)?.block.text ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const module = modules.get(name);
    return module
      ? ts.createSourceFile(name, module.block.text, version)
      : getSourceFile(name, version, ...rest);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  return [...modules].flatMap(([name, { path, block }]) => {
    const file = program.getSourceFile(name)!;
    return [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]
      .filter(diagnostic => !isUnusedExample(diagnostic, file))
      .map(({ start = 0, messageText }) => {
        const { line } = file.getLineAndCharacterOfPosition(start);
        return new Problem(
          path,
          block.line + 1 + line,
          ts.flattenDiagnosticMessageText(messageText, '\n'),
          'write what typechecks with the imports of the block, or quote a file: <!-- from: path -->',
        );
      });
  });
}

const moduleName = (root: string, path: string, { line }: Block) =>
  posix.join(
    root.replaceAll('\\', '/'),
    'packages/backend/src',
    `${path.replaceAll('/', '.')}.${line}.ts`,
  );

function compilerOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(
    posix.join(root, 'tsconfig.json'),
    ts.sys.readFile,
  );
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [] },
    ts.sys,
    root,
  );
  return {
    ...options,
    declaration: false,
    emitDeclarationOnly: false,
    incremental: false,
    moduleDetection: ts.ModuleDetectionKind.Force,
    noEmit: true,
  };
}

// An example declares what its reader will use; what it imports, it uses itself.
function isUnusedExample(
  { reportsUnnecessary, start = 0 }: ts.Diagnostic,
  file: ts.SourceFile,
): boolean {
  return (
    Boolean(reportsUnnecessary) &&
    !file.statements.some(
      statement =>
        ts.isImportDeclaration(statement) &&
        statement.pos <= start &&
        start < statement.end,
    )
  );
}
