import type { Model } from '../../model/index.ts';
import { pictureDot } from './dot.ts';
import { pictureMermaid } from './mermaid.ts';
import { type Picture, pictureOf } from './picture.ts';
import { pictureSvg } from './svg.ts';
import { pictureText } from './text.ts';

export type { Picture } from './picture.ts';

export type PictureFormat = 'svg' | 'mermaid' | 'dot' | 'json' | 'text';

/** The stage model and the daisy chains of a workspace. */
export function drawLifecycle(model: Model): { readonly svg: string; readonly text: string } {
  const picture = pictureOf(model);
  return { svg: pictureSvg(picture, titleOf(model)), text: pictureText(picture) };
}

/** The same picture in the format asked for. */
export function renderPicture(model: Model, format: PictureFormat): string {
  const picture: Picture = pictureOf(model);
  switch (format) {
    case 'svg':
      return pictureSvg(picture, titleOf(model));
    case 'mermaid':
      return pictureMermaid(picture);
    case 'dot':
      return pictureDot(picture);
    case 'text':
      return pictureText(picture);
    case 'json':
      return `${JSON.stringify({ version: 1, ...picture }, undefined, 2)}\n`;
  }
}

function titleOf(model: Model): string {
  const [program] = model.programs;
  return program?.name ?? 'Lifecycle';
}
