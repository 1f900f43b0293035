export * from './config.ts';
export * from './discover.ts';
export * from './read-file.ts';
export * from './deploy-folder.ts';
