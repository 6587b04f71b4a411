/** A telephone number that never breaks over two lines: it is read digit by digit while dialling. */
export function whole(phone: string): string {
  return phone.replaceAll(' ', '\u00a0');
}
