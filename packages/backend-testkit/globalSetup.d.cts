declare const globalSetup: typeof import('./dist/globalSetup').default;

export = globalSetup;
