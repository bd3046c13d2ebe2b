/** Hands a file to the browser, which saves it where the reader keeps such things. */
export const save = (name: string, file: Blob): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

/** The same of a text. */
export const saveText = (name: string, text: string, type: string): void => save(name, new Blob([text], { type: `${type};charset=utf-8` }));
