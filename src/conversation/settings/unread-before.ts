import { phrases } from '../words/phrases.ts';

/** "Nobody reads this before 10": from when on there is somebody who reads what is posted. */
export const unreadBefore = phrases(
  [
    'nobody|noone {reads} before|until|till {name}',
    'no one {reads} before|until|till {name}',
    'we|i|people|most|everybody|everyone|they of|in|here|us|the? lab|team|group|office? {seldom} {reads} before|until|till {name}',
  ],
  {
    seldom: [
      'are|is? never|not|rarely|seldom|hardly',
      'are|is|do|does|can|will|would not|never|rarely|hardly ever|really|usually|even?',
    ],
    reads: [
      'of|in|on|from|here? us|the|our|this? team|lab|group|office|channel? ever|even|really|actually|usually|normally? read|reads|look|looks|open|opens|see|sees|check|checks|arrive|arrives|come|comes|start|starts|show|shows|get|gets|wake|wakes|work|works {reading}?',
      'of|in|on|from|here? us|the|our|this? team|lab|group|office|channel? is|are? ever|even|really|actually|usually|normally? awake|here|there|up|online|in|around|at|working|reading {reading}?',
    ],
    reading: [
      'at|in|into|to|up? it|this|that|them|these|those|here|work|office|lab|slack|discord',
      'at|in|into|to? the|our|your office|lab|work|papers|posts|post|digest|channel|messages|list',
      'in|up|work|anything',
    ],
  },
);
