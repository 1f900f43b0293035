export { Crowd } from './crowd.ts';
export { Live } from './live.ts';
