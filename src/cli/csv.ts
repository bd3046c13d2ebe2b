export { csvText } from '../reports/csv.js';
