/** A rule's page as Markdown; undefined for an unknown rule. The pages are loaded when the first is asked for. */
export async function rulePage(id: string): Promise<string | undefined> {
  const { pages } = await import('./pages.generated.ts');
  return pages.get(id);
}
