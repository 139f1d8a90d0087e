import { expect, it } from 'vitest';
import { readTopic, topicKey, topicName } from '../../../src/core/queries/topic.ts';

it('names a topic that only leaves something out as what it is of, and reads that name as it', () => {
  const read = readTopic('-video -"image editing"');
  const name = topicName(read.ok ? read.text : '');
  expect(name).toBe('the day\'s top papers -video -"image editing"');
  expect(readTopic(name)).toEqual(read);
  expect(topicKey(name)).toBe(topicKey('-video -"image editing"'));
  expect(readTopic('top papers -video')).toEqual(readTopic('-video'));
  expect(topicName('diffusion -video')).toBe('diffusion -video');
  expect(topicKey('top papers of chess -video')).not.toBe(topicKey('-video'));
});
