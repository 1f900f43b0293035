export * from './reporter.ts';
