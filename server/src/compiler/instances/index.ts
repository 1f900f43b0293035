export { compareInstances, type ReadInstance } from './compare-instances.ts';
export { inInstanceWords } from './instance-words.ts';
export { type NamedAssets, namedAssets } from './named-assets.ts';
