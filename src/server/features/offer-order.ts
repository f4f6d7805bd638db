/** Keeps offers in the order in which they are made, as an editor sorts them by text: `index` counts from 0. */
export function offerOrder(index: number): string {
  return String(index).padStart(4, '0');
}
