export { serve, startServer } from './server.ts';
