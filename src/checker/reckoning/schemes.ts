/** One key for an identity under another scheme, compared without case and spaces. */
export const schemeKey = ({ scheme, identifier }: { readonly scheme: string; readonly identifier: string }): string =>
  `${bare(scheme)} ${bare(identifier)}`;

const bare = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
