/**
 * The zones that people mean by abbreviations and by names of their own. Several: each is meant by many, so that nobody
 * can tell which. "EST" and its like are fixed offsets to the zone database; who writes "9:00 EST" means the clock of a
 * place, also in summer.
 */
export const zoneNames: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'America/New_York': 'est edt et eastern nyc',
    'America/Chicago': 'cdt ct central',
    'America/Denver': 'mdt mt mountain',
    'America/Los_Angeles': 'pst pdt pt pacific california sf',
    'America/Halifax': 'adt',
    'America/Sao_Paulo': 'brt brst',
    'America/Argentina/Buenos_Aires': 'art',
    'Europe/London': 'uk england britain',
    'Europe/Lisbon': 'wet west',
    'Europe/Paris': 'cet cest',
    'Europe/Helsinki': 'eet eest',
    'Europe/Moscow': 'msk',
    'Europe/Berlin': 'münchen köln',
    'Europe/Vienna': 'wien',
    'Asia/Kolkata': 'bangalore bombay',
    'Africa/Maputo': 'cat',
    'Africa/Nairobi': 'eat',
    'Africa/Lagos': 'wat',
    'Africa/Johannesburg': 'sast',
    'Asia/Dubai': 'gst uae',
    'Asia/Karachi': 'pkt',
    'Asia/Bangkok': 'ict',
    'Asia/Jakarta': 'wib',
    'Asia/Singapore': 'sgt',
    'Asia/Hong_Kong': 'hkt',
    'Asia/Shanghai': 'china peking',
    'Asia/Tokyo': 'jst',
    'Asia/Seoul': 'kst korea',
    'Australia/Perth': 'awst',
    'Australia/Adelaide': 'acst acdt',
    'Australia/Sydney': 'aest aedt aet',
    'Pacific/Auckland': 'nzst nzdt nzt',
  })
    .flatMap(([zone, names]) => names.split(' ').map((name): [string, string[]] => [name, [zone]]))
    .concat([
      ['ist', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
      ['cst', ['America/Chicago', 'Asia/Shanghai', 'America/Havana']],
      ['bst', ['Europe/London', 'Asia/Dhaka']],
      ['ast', ['America/Halifax', 'Asia/Riyadh']],
      ['mst', ['America/Denver', 'America/Phoenix']],
    ]),
);
