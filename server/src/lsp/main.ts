import module from 'node:module';

/** The server's first file: what the last start has compiled is kept, which halves the time to the first answer. */
module.enableCompileCache();
const { startServer } = await import('./server.ts');
startServer();
