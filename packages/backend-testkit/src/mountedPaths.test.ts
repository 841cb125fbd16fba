import express from 'express';
import { createServer } from 'node:http';
import { mountedPaths } from './mountedPaths';

describe('mountedPaths', () => {
  const router = express.Router();
  router.get('/items/:id', () => {});
  router.use('/entities/:kind/:name/notes', () => {});
  const server = createServer(express().use('/api/test', router));

  it('names parameters as they were written', () => {
    expect(mountedPaths(server, '/api/test')).toEqual([
      '/api/test/entities/:kind/:name/notes',
      '/api/test/items/:id',
    ]);
  });

  it('refuses a path where nothing is', () => {
    expect(() => mountedPaths(server, '/api/other')).toThrow(
      'Nothing is mounted below /api/other',
    );
  });
});
