export { type Binder, createBinder } from './binder.ts';
