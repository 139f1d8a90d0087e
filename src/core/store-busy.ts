/** Another program held the store's lock for longer than is waited for; what was asked has not been done. */
export class StoreBusyError extends Error {
  override name = 'StoreBusyError';
}
