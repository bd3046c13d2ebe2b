/** What a newcomer may type first: whole commands, the program called as it was. */
export const firstSteps = (sextant: string): string => `
First steps:
  ${sextant} demo
      a year of a sample programme, every figure checked, then served
  ${sextant} serve
      a node on ./data, at http://127.0.0.1:3000
  ${sextant} command --help
      every command of the ledger, with its summary
  ${sextant} command transfer-units --example
      a filled one, ready for --data-file
  ${sextant} list --help
      what can be listed
`;
